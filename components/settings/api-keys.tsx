import "server-only";
import { RowSkeletons } from "@/components/states/skeleton";
import { listApiKeys } from "@/lib/api-keys/queries";
import { hasRole } from "@/lib/auth/roles";
import { scopeOfMember } from "@/lib/auth/scope";
import { requireMember } from "@/lib/auth/session";
import { ApiKeysTable } from "./api-keys-table";
import { CreateKeyDialog } from "./create-key-dialog";
import { Section } from "./section";

const title = "API keys";
const description =
  "Applications send and read spans with a key. A key belongs to one environment side and stamps it on everything it sends.";

/** The organization's keys; who may, makes and revokes them here. */
export async function ApiKeys() {
  const member = await requireMember();
  const keys = await listApiKeys(scopeOfMember(member));
  const canManage = hasRole(member.role, "admin");
  return (
    <Section
      title={title}
      description={
        canManage
          ? description
          : `${description} Owners and admins make and revoke them; your role is ${member.role}.`
      }
      action={canManage ? <CreateKeyDialog /> : null}
    >
      <ApiKeysTable keys={keys} canManage={canManage} now={Date.now()} />
    </Section>
  );
}

export function ApiKeysSkeleton() {
  return (
    <Section title={title} description={description}>
      <RowSkeletons
        rows={6}
        heightPx={40}
        template="2fr 1fr 2fr 1fr 1fr 1fr 1fr"
        align={["start", "start", "start", "start", "start", "start", "end"]}
        label="Loading API keys"
      />
    </Section>
  );
}
