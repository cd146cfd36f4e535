import { requireMember } from "@/lib/auth/session";
import { AccountMenu } from "./account-menu";
import { CommandMenu } from "./command-menu";
import { environmentOptions } from "./environments";

/** The parts of the shell that need to know who is here. Each goes into its own Suspense boundary. */
export async function SignedInAccount() {
  const { name, email, organizationName } = await requireMember();
  return <AccountMenu account={{ name, email, organizationName }} />;
}

export async function SignedInCommands() {
  return <CommandMenu environments={await environmentOptions()} />;
}
