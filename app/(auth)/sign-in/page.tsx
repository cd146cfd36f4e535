import type { Metadata } from "next";
import { Suspense } from "react";
import { AuthCardSkeleton } from "@/components/auth/auth-card";
import { SignInGate } from "@/components/auth/sign-in-gate";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default function SignInPage({ searchParams }: SignInPageProps) {
  const next = searchParams.then((given) => (typeof given.next === "string" ? given.next : null));
  return (
    <Suspense fallback={<AuthCardSkeleton title="Sign in" fields={2} />}>
      <SignInGate next={next} />
    </Suspense>
  );
}
