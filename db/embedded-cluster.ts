import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Runner } from "./embedded-user";
import { freePort } from "./free-port";

const rememberedSchema = z.object({ port: z.number().int(), password: z.string() });
export type Remembered = z.infer<typeof rememberedSchema>;

export async function recall(dataDir: string): Promise<Remembered> {
  const path = join(dataDir, "postgres.json");
  try {
    return rememberedSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw new Error(`Cannot read ${path}, which holds the password of the database beside it.`, { cause });
  }
}

export async function remember(dataDir: string, remembered: Remembered): Promise<void> {
  const path = join(dataDir, "postgres.json");
  await writeFile(`${path}.new`, `${JSON.stringify(remembered)}\n`, { mode: 0o600 });
  if (process.getuid?.() === 0) {
    // Root may start what belongs to somebody else, who must be able to start it again.
    const { uid, gid } = await stat(dataDir);
    await chown(`${path}.new`, uid, gid);
  }
  await rename(`${path}.new`, path);
}

/** Makes the database: built beside and renamed, so that a kill in the middle leaves nothing half made. */
export async function initialise(
  dataDir: string,
  data: string,
  initdb: string,
  runner: Runner,
  options: { port?: number; password?: string; durable?: boolean },
): Promise<Remembered> {
  const remembered = {
    port: options.port ?? (await freePort()),
    password: options.password ?? randomBytes(18).toString("base64url"),
  };
  await remember(dataDir, remembered);
  const draft = `${data}.new`;
  const passwordFile = `${data}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${remembered.password}\n`, { mode: 0o600 });
  if (runner.owner) {
    for (const path of [draft, passwordFile]) await chown(path, runner.owner.uid, runner.owner.gid);
  }
  const child = runner.spawn(
    initdb,
    [
      `--pgdata=${draft}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(options.durable === false ? ["--no-sync"] : []),
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: environment(), cwd: "/", detached: true },
  );
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk));
  const [code] = await once(child, "close");
  await rm(passwordFile, { force: true });
  if (code !== 0) throw new Error(`PostgreSQL could not make its database in ${data}:\n${output.trim()}`);
  await rename(draft, data);
  return remembered;
}

/** initdb and postgres take their messages' language, and nothing else, from the environment. */
export function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", LANG: "C", TZ: "UTC" };
}
