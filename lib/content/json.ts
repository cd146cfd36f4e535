/** JSON as a person reads it, from the text as it was sent. */

/** A list or object up to this long stays on one line when it holds no other. */
const lineLength = 80;
/** Deeper levels are indented no further: a line still has to have room for its value. */
const deepestIndent = 20;
const indent = (depth: number) => "  ".repeat(Math.min(depth, deepestIndent));

/**
 * The value `source` holds, or null when it is no JSON. Whole numbers too large for a double become bigints where the
 * engine tells how they were written.
 */
export function parseJson(source: string): { value: unknown } | null {
  try {
    if (!/\d{16}/.test(source)) return { value: JSON.parse(source) };
    return {
      value: JSON.parse(source, (...[, value, context]: [string, unknown, { source?: string }?]) =>
        typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
          ? BigInt(context?.source ?? 0)
          : value,
      ),
    };
  } catch {
    return null;
  }
}

/** Deeper JSON is not laid out: most of it would be indentation, and few can walk its value. */
const deepest = 10_000;

/**
 * Lays valid JSON out over lines. Only white space between tokens changes: numbers, escapes, the order of keys and
 * repeated keys stay as they were written. Time grows with the length, whatever the depth.
 *
 * @throws RangeError beyond 10,000 levels, as engines do for values they cannot walk
 */
export function layOutJson(source: string): string {
  const out: string[] = [];
  let depth = 0;
  let at = 0;
  const end = source.length;
  while (at < end) {
    const char = source.charAt(at);
    switch (char) {
      case '"': {
        const close = stringEnd(source, at);
        out.push(source.slice(at, close));
        at = close;
        continue;
      }
      case "{":
      case "[": {
        const short = shortValue(source, at);
        if (short) {
          out.push(short.text);
          at = short.end;
          continue;
        }
        depth += 1;
        if (depth > deepest) throw new RangeError(`nested deeper than ${deepest} levels`);
        out.push(char, "\n", indent(depth));
        break;
      }
      case "}":
      case "]":
        depth -= 1;
        out.push("\n", indent(depth), char);
        break;
      case ",":
        out.push(",\n", indent(depth));
        break;
      case ":":
        out.push(": ");
        break;
      case " ":
      case "\n":
      case "\r":
      case "\t":
        break;
      default:
        out.push(char);
    }
    at += 1;
  }
  return out.join("");
}

/** Whether valid JSON has levels that `layOutJson` indents no further, and an engine would at any length. */
export function isDeepJson(source: string): boolean {
  let depth = 0;
  for (let at = 0; at < source.length; ) {
    const char = source.charAt(at);
    if (char === '"') {
      at = stringEnd(source, at);
      continue;
    }
    if (char === "{" || char === "[") depth += 1;
    if (char === "}" || char === "]") depth -= 1;
    if (depth > deepestIndent) return true;
    at += 1;
  }
  return false;
}

/** Where the string that begins at `from` ends. */
function stringEnd(source: string, from: number): number {
  for (let at = source.indexOf('"', from + 1); at >= 0; at = source.indexOf('"', at + 1)) {
    let slashes = 0;
    while (source.charAt(at - 1 - slashes) === "\\") slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return source.length;
}

/** A list or object that holds only scalars and fits on a line, on that line; null for any other. */
function shortValue(source: string, from: number): { text: string; end: number } | null {
  const open = source.charAt(from);
  let text = open;
  for (let at = from + 1; at < source.length && text.length < lineLength && at - from < 4 * lineLength; ) {
    const char = source.charAt(at);
    if (char === "{" || char === "[") return null;
    if (char === "}" || char === "]") {
      if (text === open) return { text: open + char, end: at + 1 };
      return { text: open === "{" ? `{ ${text.slice(1)} }` : `${text}]`, end: at + 1 };
    }
    if (char === '"') {
      const close = stringEnd(source, at);
      text += source.slice(at, close);
      at = close;
      continue;
    }
    if (char === ",") text += ", ";
    else if (char === ":") text += ": ";
    else if (!/\s/.test(char)) text += char;
    at += 1;
  }
  return null;
}
