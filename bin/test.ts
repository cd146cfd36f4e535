import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild } from "./launch/build";
import { findBrowser } from "./testing/browser";
import { type Count, countPlaywright, countVitest } from "./testing/count";
import { runTool, stopRunning } from "./testing/run";

const only = ["check", "unit", "integration", "e2e"] as const;
type Suite = (typeof only)[number];

const help = `npm test                    everything
npm test -- --only check|unit|integration|e2e
npm run test:long           the same, with the long versions of the tests that have one
`;

const reports = await mkdtemp(join(tmpdir(), "spandrel-reports-"));
const results: { name: string; count: Count; seconds: number }[] = [];

async function measure(name: string, work: () => Promise<Count>): Promise<void> {
  console.log(`\n── ${name}`);
  const started = Date.now();
  let count: Count;
  try {
    count = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    count = { passed: 0, failed: 1 };
  }
  results.push({ name, count, seconds: (Date.now() - started) / 1000 });
}

const ofExit = (exitCode: number): Count =>
  exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

async function check(): Promise<void> {
  await measure("format and lint", async () =>
    ofExit(await runTool("@biomejs/biome/bin/biome", ["check", "."])),
  );
  await measure("types", async () => {
    // A clean clone lacks the types Next generates from the routes.
    await runTool("next/dist/bin/next", ["typegen"]);
    return ofExit(await runTool("typescript/bin/tsc", ["--noEmit"]));
  });
}

async function vitest(project: "unit" | "integration"): Promise<void> {
  const report = join(reports, `${project}.json`);
  const args = ["--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  await measure(project, async () =>
    countVitest(report, await runTool("vitest/vitest.mjs", ["run", "--passWithNoTests", ...args])),
  );
}

async function endToEnd(): Promise<void> {
  let browser: string | null = null;
  await measure("browser", async () => {
    browser = await findBrowser();
    if (!browser) throw new Error("No browser: install Chromium, or name one in SPANDREL_CHROMIUM.");
    console.log(browser);
    return { passed: 1, failed: 0 };
  });
  await measure("build", async () => {
    console.log(await ensureBuild());
    return { passed: 1, failed: 0 };
  });
  if (!browser || results.at(-1)?.count.failed) return;
  const report = join(reports, "e2e.json");
  const env = { SPANDREL_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const args = ["test", "--pass-with-no-tests", "--reporter=list,json"];
  await measure("e2e", async () =>
    countPlaywright(report, await runTool("@playwright/test/cli.js", args, env)),
  );
}

function summary(): { text: string; failed: number } {
  const lines = results.map(({ name, count, seconds }) => {
    const counts = `${count.passed} passed, ${count.failed} failed`;
    return `  ${count.failed ? "✗" : "✓"} ${name.padEnd(18)} ${counts.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s`;
  });
  const sum = (key: keyof Count) => results.reduce((total, { count }) => total + count[key], 0);
  const text = `\n${lines.join("\n")}\n\n${sum("passed")} passed, ${sum("failed")} failed\n`;
  return { text, failed: sum("failed") };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, long: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (values.only !== undefined && !only.some((suite) => suite === values.only)) {
    console.error(`--only takes ${only.join(", ")}; not "${values.only}".`);
    return 1;
  }
  if (values.long) process.env.SPANDREL_LONG = "1";
  const wants = (suite: Suite) => values.only === undefined || values.only === suite;
  if (wants("check")) await check();
  if (wants("unit")) await vitest("unit");
  if (wants("integration")) await vitest("integration");
  if (wants("e2e")) await endToEnd();
  const { text, failed } = summary();
  process.stdout.write(text);
  return failed === 0 ? 0 : 1;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopRunning(signal));

let exitCode = 1;
try {
  exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
await rm(reports, { recursive: true, force: true });
process.exit(exitCode);
