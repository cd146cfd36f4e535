import "server-only";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { homePath } from "@/lib/auth/next-path";
import { currentMember } from "@/lib/auth/session";
import { findUnclaimedOrganization, hasAnyAccount } from "@/lib/organizations/queries";
import { signUpState } from "@/lib/sign-up/sign-up";
import { AuthCard } from "./auth-card";
import { SignUpForm } from "./sign-up-form";

/** The sign-up form where sign-up is open, else the reason why it is not. The server refuses by itself. */
export async function SignUpGate() {
  if (await currentMember()) redirect(homePath);
  const state = await signUpState();
  if (state === "closed") {
    return (
      <AuthCard
        title="Sign-up is closed"
        lead="This installation has its owner. Whoever runs it can open sign-up with SPANDREL_SIGNUP=open."
      >
        <ButtonLink href="/sign-in" size="lg" className="justify-self-start">
          Sign in instead
        </ButtonLink>
      </AuthCard>
    );
  }
  const waiting = state === "first" ? await findUnclaimedOrganization() : null;
  const hasAccounts = await hasAnyAccount();
  return (
    <AuthCard
      title={state === "first" ? "Create the first account" : "Sign up"}
      lead={
        state === "first"
          ? "It owns this installation's organization. After it, sign-up is closed."
          : "You get an organization of your own."
      }
      footer={
        hasAccounts ? (
          <>
            {state === "first" ? "Only want to look at the demo? " : "Have an account? "}
            <Link href="/sign-in" className="text-accent hover:underline">
              Sign in
            </Link>
          </>
        ) : null
      }
    >
      <SignUpForm organizationName={waiting?.name ?? ""} />
    </AuthCard>
  );
}
