import "server-only";
import { randomBytes } from "node:crypto";
import { readSetting, writeSetting } from "./settings";

/** What signs sessions: the one given, else the one generated at the first start and kept in the database. */
export async function ensureSecret(given: string | null): Promise<string> {
  if (given) return given;
  const kept = await readSetting("secret");
  if (kept) return kept;
  const generated = randomBytes(32).toString("base64url");
  await writeSetting("secret", generated);
  return generated;
}
