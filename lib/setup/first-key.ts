import "server-only";
import type { KeyScope } from "@/db/enums";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/mutations";
import { listApiKeys } from "@/lib/api-keys/queries";
import type { Scope } from "@/lib/auth/scope";
import { readSetting, writeSetting } from "./settings";

/** What a key of the operator may do unless he says otherwise (docs/rules.md, "People, keys, first run"). */
export const operatorScopes: readonly KeyScope[] = ["ingest", "read", "write"];

/** The key a start tells about: `plainKey` only while it may be shown. */
export type FirstKey = { prefix: string; plainKey: string | null };

/**
 * The organization's first production key. It is made when there is none, and made anew when the start that made it
 * ended before anybody saw it (`noteFirstKeyShown`).
 */
export async function ensureFirstKey(scope: Scope): Promise<FirstKey | null> {
  const unseen = await readSetting("first_key");
  if (unseen !== null && unseen !== "shown") await revokeApiKey(scope, Number(unseen));
  const keys = await listApiKeys(scope);
  const usable = keys.find((key) => key.status === "active");
  if (usable) return { prefix: usable.prefix, plainKey: null };
  // Somebody who revoked every key does not want another one at each start.
  if (unseen === "shown") return null;
  const key = await createApiKey(scope, { name: "First key", side: "prod", scopes: operatorScopes });
  await writeSetting("first_key", String(key.id));
  return { prefix: key.prefix, plainKey: key.plainKey };
}

/** To be called after the key was printed: no later start shows one again. */
export async function noteFirstKeyShown(): Promise<void> {
  await writeSetting("first_key", "shown");
}
