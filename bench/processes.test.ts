import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { cpuOfFamily, usageOf } from "./processes";

function burn(ms: number): void {
  const end = process.cpuUsage().user + ms * 1_000;
  while (process.cpuUsage().user < end) Math.sqrt(end);
}

test("a process's CPU time grows by what it burns, and its memory is what Node itself says", async () => {
  const before = await usageOf(process.pid);
  burn(80);
  const after = await usageOf(process.pid);
  expect((after?.cpuSeconds ?? 0) - (before?.cpuSeconds ?? 0)).toBeGreaterThan(0.05);
  expect((after?.memoryBytes ?? 0) / process.memoryUsage.rss()).toBeCloseTo(1, 0.5);
});

test("a family counts its living children", async () => {
  const before = (await cpuOfFamily(process.pid)) ?? 0;
  const own = (await usageOf(process.pid))?.cpuSeconds ?? 0;
  const busy = spawn(process.execPath, [
    "-e",
    "const t = Date.now(); while (process.cpuUsage().user < 1.5e5); console.log(t); setInterval(() => {}, 1e6)",
  ]);
  await once(busy.stdout, "data");
  const grown = ((await cpuOfFamily(process.pid)) ?? 0) - before;
  const ownGrown = ((await usageOf(process.pid))?.cpuSeconds ?? 0) - own;
  busy.kill();
  expect(grown - ownGrown).toBeGreaterThan(0.1);
});

test("nobody has used nothing", async () => {
  expect(await usageOf(2 ** 22 + 1)).toBeNull();
  expect(await cpuOfFamily(2 ** 22 + 1)).toBeNull();
});
