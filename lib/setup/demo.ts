import "server-only";
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { connection } from "@/db";
import { user } from "@/db/schema/accounts";
import { scopeOfJob } from "@/lib/auth/scope";
import {
  addMember,
  createAccount,
  createOrganization,
  deleteOrganization,
} from "@/lib/organizations/mutations";
import { listOrganizations } from "@/lib/organizations/queries";
import { resetPassword } from "./password";
import { readSetting, writeSetting } from "./settings";

export const demoEmail = "demo@spandrel.local";

/** The password is known to the start that shows it for the first time. */
export type Demo = { email: string; password: string | null; spans: number | null };

/**
 * Loads the demo organization at the very first start, unless it was declined then. A start that ended in the middle
 * is made good by the next one, from the beginning. Deleted demo data stays deleted.
 */
export async function ensureDemo(
  wanted: boolean,
  onProgress?: (done: number, total: number) => void,
): Promise<Demo | null> {
  const state = await readSetting("demo");
  if (state === "off") return null;
  if (state === "shown" || state === "loaded") {
    if (!(await findDemo())) return null;
    // The start that loaded it ended before anybody read the password.
    const password = state === "loaded" ? await resetPassword(demoEmail) : null;
    return { email: demoEmail, password, spans: null };
  }
  if (!wanted) {
    await removeDemo();
    await writeSetting("demo", "off");
    return null;
  }
  await removeDemo();
  await writeSetting("demo", "loading");
  const organization = await createOrganization({ name: "Demo", isDemo: true });
  const password = randomBytes(9).toString("base64url");
  const { userId } = await createAccount({ email: demoEmail, password, name: "Demo" });
  await addMember(scopeOfJob(organization.id, "demo"), { userId, role: "owner" });
  // The stories are long and only the first start needs them.
  const { loadDemo } = await import("@/lib/demo/load");
  const { spans } = await loadDemo(organization.id, { onProgress });
  await writeSetting("demo", "loaded");
  return { email: demoEmail, password, spans };
}

/** Whether a start with `wanted` has demo data to load, which takes a while. */
export async function hasDemoToLoad(wanted: boolean): Promise<boolean> {
  const state = await readSetting("demo");
  return wanted && (state === null || state === "loading");
}

/** To be called after the password was printed: no later start shows one again. */
export async function noteDemoShown(): Promise<void> {
  await writeSetting("demo", "shown");
}

async function findDemo() {
  return (await listOrganizations()).find((organization) => organization.isDemo) ?? null;
}

async function removeDemo(): Promise<void> {
  const remains = await findDemo();
  if (remains) await deleteOrganization(scopeOfJob(remains.id, "demo"));
  await connection().orm.delete(user).where(eq(user.email, demoEmail));
}
