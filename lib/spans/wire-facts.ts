import "server-only";
import { connection } from "@/db";
import type { LogMethod } from "@/db/enums";
import type { Scope } from "@/lib/auth/scope";

/** What the wire says of a span beside its row: who wrote it, whose it is by name, what it was billed by. */
export type WireFacts = {
  /** The organization's id in texts. */
  organization: string;
  organizationName: string;
  isDemo: boolean;
  apiKeyId: number | null;
  apiKeyName: string | null;
  logMethod: LogMethod;
  stream: boolean | null;
  /** `blurred` on the wire. */
  privacyFlag: boolean;
  promptId: string | null;
  promptName: string | null;
  promptVersion: number | null;
  errorClass: string | null;
  errorCode: string | null;
  /** Milliseconds of audio and characters of speech that were billed. */
  audioMs: number | null;
  characters: number | null;
  /** As its customer is known by now. */
  customerName: string | null;
  customerEmail: string | null;
};

/** These facts by row id; a span that is gone is left out. */
export async function readWireFacts(scope: Scope, ids: readonly string[]): Promise<Map<string, WireFacts>> {
  if (ids.length === 0) return new Map();
  const { sql } = connection();
  const rows = await sql<({ id: string } & WireFacts)[]>`
    select s.id, o.public_id as organization, o.name as "organizationName", o.is_demo as "isDemo",
      s.api_key_id as "apiKeyId", k.name as "apiKeyName", s.log_method as "logMethod", s.stream, s.privacy_flag as "privacyFlag",
      s.prompt_id as "promptId", s.prompt_name as "promptName", s.prompt_version as "promptVersion",
      s.error_class as "errorClass", s.error_code as "errorCode", s.audio_ms as "audioMs", s.characters,
      c.name as "customerName", c.email as "customerEmail"
    from spans s join organizations o on o.id = s.organization_id
    left join api_keys k on k.id = s.api_key_id and k.organization_id = s.organization_id
    left join customers c on c.organization_id = s.organization_id and c.side = s.side
      and c.environment = s.environment and c.customer = s.customer
    where s.organization_id = ${scope.organizationId} and s.id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
