import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readHolder, takeLock } from "./lock";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "spandrel-lock-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("is held until released, and says by whom and why", async () => {
  const path = join(folder, "held");
  const lock = await takeLock(path, "starting");
  if (!("release" in lock)) throw new Error("not taken");
  await lock.note("http://127.0.0.1:3000");
  expect(await takeLock(path)).toMatchObject({ pid: process.pid, note: "http://127.0.0.1:3000" });
  await lock.release();
  expect(await readHolder(path)).toBeNull();
});

it.each([
  ["a process that is gone", async () => ({ pid: await pidOfThePast(), identity: "x", note: "" })],
  [
    "a process number somebody else got since",
    async () => ({ pid: process.pid, identity: "earlier", note: "" }),
  ],
  ["rubbish", async () => "{"],
])("takes the place of %s", async (_, holder) => {
  const path = join(folder, "stale");
  await writeFile(path, JSON.stringify(await holder()));
  const lock = await takeLock(path);
  expect("release" in lock).toBe(true);
  if ("release" in lock) await lock.release();
});

async function pidOfThePast(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}
