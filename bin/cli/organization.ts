import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { listOrganizations } from "@/lib/organizations/queries";
import { newcomersName } from "@/lib/setup/organization";
import { PlainError } from "../launch/plain-error";

/** The organization a command means: the one named, else the only one that is not the demo. */
export async function scopeOfOrganization(name: string | undefined): Promise<Scope> {
  const all = await listOrganizations();
  const fitting = all.filter((organization) =>
    name === undefined ? !organization.isDemo : organization.name === name,
  );
  const names = all.map((organization) => `"${organization.name}"`).join(", ");
  if (fitting.length > 1) {
    throw new PlainError(
      name === undefined
        ? `There are several organizations; say which with --organization: ${names}.`
        : `There are ${fitting.length} organizations named "${name}".`,
    );
  }
  if (fitting[0]) return scopeOfJob(fitting[0].id, "command line");
  if (name !== undefined)
    throw new PlainError(`There is no organization "${name}". There are: ${names || "none"}.`);
  const made = await createOrganization({ name: newcomersName }, { by: "command line" });
  return scopeOfJob(made.id, "command line");
}
