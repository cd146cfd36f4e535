import { parseArgs } from "node:util";
import { Complaint } from "./complaint";
import { openServer, type Server } from "./store/server";
import type { Bench, Suite } from "./suite";
import { browser } from "./suites/browser";
import { generate } from "./suites/generate";
import { ingest } from "./suites/ingest";
import { logs } from "./suites/logs";

const suites: Record<string, Suite> = { generate, ingest, logs, browser };

const help = `Measures Spandrel. docs/bench.md says what each figure means.

${Object.values(suites)
  .map(({ usage }) => `  npm run bench -- ${usage}`)
  .join("\n")}

Databases lie in SPANDREL_BENCH_DIR (default: spandrel-bench in your cache folder). Every command takes
--database URL, or SPANDREL_BENCH_DATABASE_URL, for another PostgreSQL on which databases may be created.
`;

/** What must be undone at the end, last first. */
const closers: (() => Promise<unknown>)[] = [];
let isEnding = false;

async function end(exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  for (const close of closers.reverse()) {
    try {
      await close();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      exitCode = 1;
    }
  }
  process.exit(exitCode);
}

async function run([name, ...args]: string[]): Promise<void> {
  if (!name || name === "help" || [name, ...args].includes("--help")) return console.log(help);
  const suite = Object.hasOwn(suites, name) ? suites[name] : undefined;
  if (!suite) throw new Complaint(`There is no suite "${name}".\n\n${help}`);
  const options = { ...suite.options, database: { type: "string" as const } };
  const { values } = parseArgs({ args, options });
  let server: Promise<Server> | null = null;
  const bench: Bench = {
    server: ({ countsStatements = false } = {}) => {
      if (!server) {
        const url = typeof values.database === "string" ? values.database : undefined;
        const opening = openServer({ url, countsStatements });
        closers.push(async () => (await opening.catch(() => null))?.close());
        server = opening;
      }
      return server;
    },
    onEnd: (close) => closers.push(close),
  };
  await suite.run(values as Readonly<Record<string, string | boolean | undefined>>, bench);
}

for (const [signal, exitCode] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(signal, () => void end(exitCode));
}
// The launcher is gone, perhaps by kill -9.
process.once("disconnect", () => void end(1));

try {
  await run(process.argv.slice(2));
  await end(0);
} catch (error) {
  // parseArgs names the option that is wrong.
  const isUsage =
    error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!isEnding) console.error(error instanceof Complaint || isUsage ? error.message : error);
  await end(1);
}
