import { expect, test, vi } from "vitest";
import type { Trial, TrialPart } from "./testing/trial.worker";
import { WorkerPool } from "./worker-pool";

// Threads start from TypeScript, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const script = "lib/workers/testing/trial.worker.ts";
const pool = new WorkerPool<Trial, TrialPart>({ script, heapMb: 64 });

async function valuesOf(input: Trial): Promise<number[]> {
  const values: number[] = [];
  for await (const { value } of pool.stream(input)) values.push(value);
  return values;
}

test("gives a result whole or in parts, from one thread that is kept", async () => {
  const first = await pool.run({ count: 1 });
  expect(first.value).toBe(1);
  expect(await valuesOf({ count: 3 })).toEqual([1, 2, 3]);
  expect(await valuesOf({ count: 0 })).toEqual([]);
  expect(await pool.run({ count: 1 })).toEqual(first);
});

test("what is transferred changes hands", async () => {
  const weigh = new Uint8Array(1_000_000);
  const { value } = await pool.run({ weigh }, { transfer: [weigh.buffer] });
  expect([value, weigh.length]).toEqual([1_000_000, 0]);
});

test("calls beyond the threads wait their turn", async () => {
  const calls = [1, 2, 3, 4].map((count) => valuesOf({ count }));
  expect(await Promise.all(calls)).toEqual([[1], [1, 2], [1, 2, 3], [1, 2, 3, 4]]);
});

test("work that throws fails its own call, with its message, and leaves the thread", async () => {
  const { thread } = await pool.run({ count: 1 });
  await expect(valuesOf({ count: 2, fail: true })).rejects.toMatchObject({
    name: "WorkerFailed",
    reason: "threw",
    message: "counted too far",
  });
  expect((await pool.run({ count: 1 })).thread).toBe(thread);
});

test.each<[string, Trial, object]>([
  ["runs out of memory", { exhaust: true }, { name: "WorkerFailed", reason: "out of memory" }],
  ["ends itself", { exit: true }, { name: "WorkerFailed", reason: "crashed" }],
])("a thread that %s is replaced, and the calls behind it are served", async (_, input, error) => {
  const failing = pool.run(input);
  const next = pool.run({ count: 1 });
  await expect(failing).rejects.toMatchObject(error);
  expect((await next).value).toBe(1);
});

test("a signal ends work that hangs, and waiting for a thread", async () => {
  const giveUp = new AbortController();
  const hanging = pool.run({ hang: true }, { signal: giveUp.signal });
  const waiting = pool.run({ count: 1 }, { signal: giveUp.signal });
  const patient = pool.run({ count: 1 });
  giveUp.abort(new Error("no longer wanted"));
  await expect(waiting).rejects.toThrow("no longer wanted");
  await expect(hanging).rejects.toThrow("no longer wanted");
  expect((await patient).value).toBe(1);
});

test("a caller that stops early leaves the pool in order", async () => {
  for await (const { value } of pool.stream({ count: 5 })) if (value === 2) break;
  expect(await valuesOf({ count: 2 })).toEqual([1, 2]);
});

test("a script that is not there fails the call", async () => {
  const missing = new WorkerPool<null, null>({ script: "lib/workers/testing/none.worker.ts", heapMb: 64 });
  await expect(missing.run(null)).rejects.toMatchObject({ name: "WorkerFailed", reason: "crashed" });
});
