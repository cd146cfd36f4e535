import "server-only";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { safeNextPath } from "@/lib/auth/next-path";
import { currentMember } from "@/lib/auth/session";
import { hasAnyAccount } from "@/lib/organizations/queries";
import { signUpState } from "@/lib/sign-up/sign-up";
import { AuthCard } from "./auth-card";
import { SignInForm } from "./sign-in-form";

/** Decides what a visitor of /sign-in needs: the product, the first account, or the form. */
export async function SignInGate({ next }: { next: Promise<string | null> }) {
  const path = safeNextPath(await next);
  if (await currentMember()) redirect(path);
  const state = await signUpState();
  if (state === "first" && !(await hasAnyAccount())) redirect("/sign-up");
  return (
    <AuthCard
      title="Sign in"
      footer={
        state === "first" ? (
          <div className="flex items-center justify-between gap-3">
            <span>Nobody owns this installation yet.</span>
            <ButtonLink href="/sign-up">Create the first account</ButtonLink>
          </div>
        ) : state === "open" ? (
          <>
            No account yet?{" "}
            <Link href="/sign-up" className="text-accent hover:underline">
              Sign up
            </Link>
          </>
        ) : null
      }
    >
      <SignInForm next={path} />
    </AuthCard>
  );
}
