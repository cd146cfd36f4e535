import { readFile } from "node:fs/promises";
import { z } from "zod";

export type Count = { passed: number; failed: number };

const vitestSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Vitest's JSON report: a file that cannot even be loaded has no failed test, only the exit code tells. */
export async function countVitest(report: string, exitCode: number): Promise<Count> {
  const parsed = vitestSchema.safeParse(await readReport(report));
  if (!parsed.success) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed } = parsed.data;
  return { passed, failed: exitCode === 0 ? failed : Math.max(1, failed) };
}

/** Playwright's JSON report. A flaky test passed in the end. */
export async function countPlaywright(report: string, exitCode: number): Promise<Count> {
  const parsed = playwrightSchema.safeParse(await readReport(report));
  if (!parsed.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = parsed.data.stats;
  return { passed: expected + flaky, failed: exitCode === 0 ? unexpected : Math.max(1, unexpected) };
}

async function readReport(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}
