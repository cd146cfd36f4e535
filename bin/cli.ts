import { EnvironmentError } from "@/lib/env";
import { PlainError } from "./launch/plain-error";

const help = `Spandrel's operator commands. They work whether or not the server runs.

  npm run -s spandrel -- key create --environment prod|test --name NAME
                         [--scopes ingest,read,write] [--organization NAME]
      makes an API key and prints it, and nothing else; it cannot be shown again
  npm run -s spandrel -- key list [--organization NAME]
  npm run -s spandrel -- key revoke PREFIX [--organization NAME]
  npm run -s spandrel -- password EMAIL
      gives the account a new random password, prints it, and ends its sessions
  npm run -s spandrel -- reconcile [--organization NAME] [--rebuild] [--json]
      checks every total (traces, threads, customers, usage) against the spans, says what differs,
      and exits with 1 if something does; --rebuild makes the totals anew and checks again

For keys --organization is needed only when there are several. Database and data folder are those of npm start:
DATABASE_URL, else the bundled PostgreSQL under SPANDREL_DATA_DIR (default .data).
`;

async function main([noun, ...rest]: string[]): Promise<string> {
  if (!noun || noun === "help" || noun === "--help" || rest.includes("--help")) return help;
  if (noun === "key") return (await import("./cli/key")).keyCommand(rest);
  if (noun === "reconcile") return (await import("./cli/reconcile")).reconcileCommand(rest);
  if (noun === "password") return (await import("./cli/password")).passwordCommand(rest);
  throw new PlainError(`Unknown command: ${noun}\n\n${help}`);
}

try {
  process.stdout.write(await main(process.argv.slice(2)));
} catch (error) {
  const isPlain =
    error instanceof PlainError ||
    error instanceof EnvironmentError ||
    // parseArgs names the option that is wrong.
    (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
}
if (process.connected) process.disconnect();
