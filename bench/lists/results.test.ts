import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { growthOf, keepResults, readResults } from "./results";

test("results are kept apart by store, and each run adds to those before", async () => {
  const folder = await mkdtemp(join(tmpdir(), "spandrel-results-"));
  try {
    await keepResults(folder, "1m", { a: { median: 2, p95: 3 }, b: { median: 4, p95: 5 } });
    await keepResults(folder, "1m", { b: { median: 8, p95: 9 } });
    await keepResults(folder, "10m", { b: { median: 12, p95: 20 } });
    const [small, large] = [await readResults(folder, "1m"), await readResults(folder, "10m")];
    expect(small).toEqual({ a: { median: 2, p95: 3 }, b: { median: 8, p95: 9 } });
    expect(growthOf("b", small, large)).toBe(1.5);
    expect(growthOf("a", small, large)).toBeNull();
    expect(await readResults(folder, "100k")).toEqual({});
  } finally {
    await rm(folder, { recursive: true });
  }
});
