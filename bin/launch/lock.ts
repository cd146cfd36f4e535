import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identityOf } from "./identity";

const holderSchema = z.object({ pid: z.number(), identity: z.string(), note: z.string() });
export type Holder = z.infer<typeof holderSchema>;

export type Lock = {
  /** Tells others what the holder is doing. */
  note: (text: string) => Promise<void>;
  release: () => Promise<void>;
};

/** Takes the lock file, or tells who holds it. A file left by a process that is gone counts for nothing. */
export async function takeLock(path: string, note = ""): Promise<Lock | Holder> {
  const identity = (await identityOf(process.pid)) ?? "unknown";
  const textOf = (current: string) =>
    JSON.stringify({ pid: process.pid, identity, note: current } satisfies Holder);
  for (;;) {
    try {
      await writeFile(path, textOf(note), { flag: "wx" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const holder = await readHolder(path);
      if (holder) return holder;
      await rm(path, { force: true });
      continue;
    }
    // Two may have found the same dead holder; the later one's removal could have hit the earlier one's new file.
    await sleep(30);
    if ((await readHolder(path))?.pid === process.pid) break;
  }
  return {
    note: (text) => writeFile(path, textOf(text)),
    release: () => rm(path, { force: true }),
  };
}

/** The living process that holds the lock, or null. */
export async function readHolder(path: string): Promise<Holder | null> {
  let holder: Holder;
  try {
    holder = holderSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
  return (await identityOf(holder.pid)) === holder.identity ? holder : null;
}
