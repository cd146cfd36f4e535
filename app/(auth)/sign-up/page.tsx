import type { Metadata } from "next";
import { Suspense } from "react";
import { AuthCardSkeleton } from "@/components/auth/auth-card";
import { SignUpGate } from "@/components/auth/sign-up-gate";

export const metadata: Metadata = { title: "Sign up" };

export default function SignUpPage() {
  return (
    <Suspense fallback={<AuthCardSkeleton title="Sign up" fields={4} />}>
      <SignUpGate />
    </Suspense>
  );
}
