/** Words YAML 1.1 or 1.2 would take for something other than text. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const plainStart = /^[\p{L}_/]/u;
/** What ends a plain text or makes it something else. */
const doubtful = /:(?=\s|$)| #|\s$|[\n\t]/;
/** What a block of lines cannot carry: control characters, other line breaks, halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const unprintable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\p{Surrogate}/u;
const pad = (depth: number) => "  ".repeat(depth);

/** Prints a JSON value as YAML 1.2: texts of several lines as blocks, everything doubtful in quotes. */
export function printYaml(value: unknown): string {
  const lines: string[] = [];
  keys.clear();
  write(lines, "", value, 0);
  return `${lines.join("\n")}\n`;
}

/** `lead` is what stands before the value on its first line: nothing, a key and its colon, or a dash. */
function write(lines: string[], lead: string, value: unknown, depth: number): void {
  const entries = entriesOf(value);
  if (entries === null) {
    const text = typeof value === "string" ? printText(value, Math.max(1, depth)) : String(value);
    lines.push(lead === "" ? text : `${lead} ${text}`);
    return;
  }
  if (entries.length === 0) {
    const text = Array.isArray(value) ? "[]" : "{}";
    lines.push(lead === "" ? text : `${lead} ${text}`);
    return;
  }
  const isInList = lead.endsWith("-");
  if (lead !== "" && !isInList) lines.push(lead);
  let start = isInList ? `${lead} ` : pad(depth);
  for (const [key, child] of entries) {
    write(lines, key === null ? `${start}-` : `${start}${printKey(key)}:`, child, depth + 1);
    start = pad(depth);
  }
}

function entriesOf(value: unknown): [key: string | null, child: unknown][] | null {
  if (Array.isArray(value)) return value.map((child) => [null, child]);
  return typeof value === "object" && value !== null ? Object.entries(value) : null;
}

function isPlain(text: string): boolean {
  return (
    plainStart.test(text) &&
    !doubtful.test(text) &&
    !unprintable.test(text) &&
    (text.length > 5 || !reserved.test(text))
  );
}

/** The rows of a table share their keys. */
const keys = new Map<string, string>();

function printKey(key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const printed = isPlain(key) ? key : quote(key);
  if (keys.size < 1_000) keys.set(key, printed);
  return printed;
}

function printText(text: string, depth: number): string {
  if (isPlain(text)) return text;
  if (!text.includes("\n") || /^[\s]/.test(text) || unprintable.test(text)) return quote(text);
  const endsLine = text.endsWith("\n");
  const body = endsLine ? text.slice(0, -1) : text;
  const keep = endsLine ? (body.endsWith("\n") ? "+" : "") : "-";
  const lines = body.split("\n").map((line) => (line === "" ? "" : `${pad(depth)}${line}`));
  return [`|${keep}`, ...lines].join("\n");
}

/** JSON's quotes are YAML's, but for the characters YAML wants escaped as well. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
