import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Summary } from "../stopwatch";
import type { StoreSize } from "../store/store";

/** What was measured last with a store, by the question's group and name. */
export type Results = Record<string, Pick<Summary, "median" | "p95">>;

const resultsSchema = z.record(z.string(), z.object({ median: z.number(), p95: z.number() }));

/** Empty where nothing was measured with that store yet. */
export async function readResults(folder: string, size: StoreSize): Promise<Results> {
  try {
    return resultsSchema.parse(JSON.parse(await readFile(pathOf(folder, size), "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}

/** Keeps what was measured beside what earlier runs measured of other questions. */
export async function keepResults(folder: string, size: StoreSize, results: Results): Promise<void> {
  const all = { ...(await readResults(folder, size)), ...results };
  await mkdir(join(folder, "logs"), { recursive: true });
  await writeFile(pathOf(folder, size), `${JSON.stringify(all, null, 2)}\n`);
}

/** How many times longer the large store takes than the small one; null while one of them is unknown. */
export function growthOf(key: string, small: Results, large: Results): number | null {
  const [before, after] = [small[key], large[key]];
  return before && after ? after.median / before.median : null;
}

function pathOf(folder: string, size: StoreSize): string {
  return join(folder, "logs", `${size}.json`);
}
