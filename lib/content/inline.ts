/** A stretch of text inside a block of Markdown. Raw HTML has no place here: it is text like any other. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "strong" | "em" | "strike"; children: Inline[] }
  /** `href` is http, https or mailto. An image is a link too: looking at a span calls no other server. */
  | { type: "link"; href: string; children: Inline[] };

const nesting = 6;
const labelLength = 1_000;
const hrefLength = 2_048;
const escapable = /[!-/:-@[-`{-~]/;
const marks = [
  ["**", "strong"],
  ["__", "strong"],
  ["~~", "strike"],
  ["*", "em"],
  ["_", "em"],
] as const;
const address = /https?:\/\/[^\s<>"'`\\]+/y;

/**
 * Reads emphasis, code and links. Marks inside words are letters (`snake_case`, `2*3*4`), and so is everything that
 * finds no end. Time grows with the length times the nesting, which is at most six.
 */
export function readInline(text: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  let at = 0;
  /** Marks known to have no end behind this place, so that each is searched for in vain once. */
  const endless = new Set<string>();
  let bracket = -1;
  const flush = () => {
    if (plain !== "") out.push({ type: "text", text: plain });
    plain = "";
  };
  const push = (inline: Inline, next: number) => {
    flush();
    out.push(inline);
    at = next;
  };
  scan: while (at < text.length) {
    const char = text.charAt(at);
    if (char === "\\" && escapable.test(text.charAt(at + 1))) {
      plain += text.charAt(at + 1);
      at += 2;
      continue;
    }
    if (char === "`") {
      const ticks = runOf(text, at, "`");
      const close = endless.has(ticks) ? -1 : closingTicks(text, at + ticks.length, ticks);
      if (close < 0) {
        endless.add(ticks);
        plain += ticks;
        at += ticks.length;
      } else {
        const code = text.slice(at + ticks.length, close);
        const isPadded = /^ .* $/s.test(code) && code.trim() !== "";
        push({ type: "code", text: isPadded ? code.slice(1, -1) : code }, close + ticks.length);
      }
      continue;
    }
    if (depth < nesting && (char === "*" || char === "_" || char === "~")) {
      for (const [mark, type] of marks) {
        if (!text.startsWith(mark, at) || endless.has(mark) || !canOpen(text, at, mark)) continue;
        const close = closing(text, at + mark.length, mark);
        if (close < 0) {
          endless.add(mark);
          continue;
        }
        push(
          { type, children: readInline(text.slice(at + mark.length, close), depth + 1) },
          close + mark.length,
        );
        continue scan;
      }
      const run = runOf(text, at, char);
      plain += run;
      at += run.length;
      continue;
    }
    if (depth < nesting && char === "[" && !endless.has("[")) {
      if (bracket < at) bracket = text.indexOf("](", at);
      if (bracket < 0) endless.add("[");
      const link = bracket < 0 ? null : readLink(text, at, bracket);
      if (link) {
        if (plain.endsWith("!")) plain = plain.slice(0, -1);
        push(
          { type: "link", href: link.href, children: readInline(link.label || link.href, nesting) },
          link.end,
        );
        continue;
      }
    }
    if (char === "h") {
      address.lastIndex = at;
      const found = /\w/.test(text.charAt(at - 1)) ? null : address.exec(text)?.[0];
      if (found) {
        const href = trimAddress(found);
        push({ type: "link", href, children: [{ type: "text", text: href }] }, at + href.length);
        continue;
      }
    }
    plain += char;
    at += 1;
  }
  flush();
  return out;
}

function runOf(text: string, from: number, char: string): string {
  let end = from;
  while (text.charAt(end) === char) end += 1;
  return text.slice(from, end);
}

function closingTicks(text: string, from: number, ticks: string): number {
  for (let at = text.indexOf(ticks, from); at >= 0; ) {
    const run = runOf(text, at, "`");
    if (run.length === ticks.length) return at;
    at = text.indexOf(ticks, at + run.length);
  }
  return -1;
}

const isBlank = (char: string) => char === "" || /\s/.test(char);
const isLetter = (char: string) => /[\p{L}\p{N}]/u.test(char);

function canOpen(text: string, at: number, mark: string): boolean {
  const { length } = runOf(text, at, mark.charAt(0));
  const fits = length === mark.length || (length === 3 && mark.length === 2);
  return fits && !isLetter(text.charAt(at - 1)) && !isBlank(text.charAt(at + length));
}

function closing(text: string, from: number, mark: string): number {
  const char = mark.charAt(0);
  for (let at = text.indexOf(mark, from + 1); at >= 0; ) {
    const run = runOf(text, at, char);
    const fits = run.length === mark.length || (run.length === 3 && mark.length < 3);
    if (fits && !isBlank(text.charAt(at - 1)) && !isLetter(text.charAt(at + run.length))) {
      return at + run.length - mark.length;
    }
    at = text.indexOf(mark, at + run.length);
  }
  return -1;
}

function readLink(
  text: string,
  at: number,
  close: number,
): { label: string; href: string; end: number } | null {
  if (close - at > labelLength) return null;
  const open = close + 2;
  const match = /^<?([^\s<>]+?)>?(?:\s+"[^"]*")?\)/.exec(text.slice(open, open + hrefLength));
  const href = match?.[1];
  if (!match || !href || !/^(?:https?:\/\/|mailto:)/i.test(href)) return null;
  return { label: text.slice(at + 1, close), href, end: open + match[0].length };
}

/** An address in a sentence does not take the sentence's full stop, nor a bracket it did not open. */
function trimAddress(found: string): string {
  let end = found.length;
  while (end > 0 && ".,;:!?*_~".includes(found.charAt(end - 1))) end -= 1;
  let unopened = 0;
  for (let at = 0; at < end; at++) {
    if (found[at] === "(") unopened -= 1;
    if (found[at] === ")") unopened += 1;
  }
  for (; unopened > 0 && found[end - 1] === ")"; unopened--) end -= 1;
  return found.slice(0, end);
}
