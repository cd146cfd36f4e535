import "server-only";
import { eq } from "drizzle-orm";
import { connection } from "@/db";
import { settings } from "@/db/schema/settings";

/** What the installation remembers about itself. */
export type SettingKey =
  /** Signs sessions; generated unless `SPANDREL_SECRET` is set. */
  | "secret"
  /** Whether the very first start brought demo data: `off`, `loading`, `loaded`, then `shown` once its password was. */
  | "demo"
  /** Id of the organization that `SPANDREL_INIT_*` made, with the name it was given. */
  | "initial_organization"
  /** Id of the first key while nobody has seen it, `shown` afterwards. */
  | "first_key";

/** The value kept under `key`, or null. */
export async function readSetting(key: SettingKey): Promise<string | null> {
  const [row] = await connection()
    .orm.select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key));
  return row?.value ?? null;
}

export async function writeSetting(key: SettingKey, value: string): Promise<void> {
  await connection()
    .orm.insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: new Date() } });
}
