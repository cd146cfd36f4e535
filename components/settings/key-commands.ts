import type { KeyScope } from "@/db/enums";

/** The part of a POSIX command line that is this text and nothing else. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Commands that work with this key as they stand, one for each thing its scopes open. */
export function commandsFor(
  origin: string,
  key: { plainKey: string; scopes: readonly KeyScope[] },
): { name: string; text: string }[] {
  const authorization = `  -H ${quoted(`Authorization: Bearer ${key.plainKey}`)} \\\n  -H 'Content-Type: application/json' \\\n`;
  const span = JSON.stringify({ model: "gpt-4o-mini", input: "ping", output: "pong" });
  const all = [
    {
      scope: "ingest",
      name: "Send a span",
      text: `curl -X POST ${quoted(`${origin}/api/request-logs/`)} \\\n${authorization}  -d ${quoted(span)}`,
    },
    {
      scope: "read",
      name: "List spans",
      text: `curl -X POST ${quoted(`${origin}/api/request-logs/list/`)} \\\n${authorization}  -d '{}'`,
    },
  ] as const satisfies { scope: KeyScope; name: string; text: string }[];
  return all.filter(({ scope }) => key.scopes.includes(scope)).map(({ name, text }) => ({ name, text }));
}
