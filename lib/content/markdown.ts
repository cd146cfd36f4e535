/** A block of Markdown. Texts are read further by `readInline`. */
export type Block =
  | { type: "paragraph"; text: string }
  | { type: "heading"; level: number; text: string }
  | { type: "code"; language: string; text: string }
  | { type: "list"; start: number | null; items: Block[][] }
  | { type: "quote"; blocks: Block[] }
  | { type: "table"; align: Align[]; head: string[]; rows: string[][] }
  | { type: "rule" };

export type Align = "left" | "center" | "right";

const nesting = 6;
/** A few letters can ask for millions of cells. A larger table stays text. */
const mostCells = 5_000;
/** Nothing behind the marks is matched further: two runs side by side would try every way to share the letters. */
const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const marker = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;
const quoteMark = /^ {0,3}> ?/;
const rule = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

const marked =
  /^ {0,3}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|>|```|~~~|---|___)|\*\S|\b_\S|`|~~|\]\(|https?:\/\/|^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*\|/m;

/** Whether a text uses any mark that Markdown would draw otherwise than as it is. */
export function hasMarkup(text: string): boolean {
  return marked.test(text);
}

/**
 * Reads the blocks of a text: headings, lists, quotes, fenced code, tables, rules; all else is a paragraph with the line
 * breaks it was written with. Never fails, and drops nothing but marks. Deeper than six levels all is text.
 */
export function readMarkdown(text: string): Block[] {
  return readBlocks(text.replace(/\r\n?/g, "\n").split("\n"), 0);
}

function readBlocks(lines: readonly string[], depth: number): Block[] {
  if (depth > nesting) return [{ type: "paragraph", text: lines.join("\n") }];
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ type: "paragraph", text: paragraph.join("\n") });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const found = line.trim() === "" ? null : readBlock(lines, at, depth);
    if (found) {
      flush();
      blocks.push(found.block);
      at = found.next;
      continue;
    }
    if (line.trim() === "") flush();
    else paragraph.push(line);
    at += 1;
  }
  flush();
  return blocks;
}

type Found = { block: Block; next: number };

function readBlock(lines: readonly string[], at: number, depth: number): Found | null {
  const line = lines[at] ?? "";
  const fenced = fenceOf(line);
  if (fenced) return readCode(lines, at, fenced.mark, fenced.language);
  const titled = heading.exec(line);
  if (titled) {
    const text = (titled[2] ?? "")
      .trim()
      .replace(/(?:^|[ \t])#+$/, "")
      .trimEnd();
    return { block: { type: "heading", level: titled[1]?.length ?? 1, text }, next: at + 1 };
  }
  if (rule.test(line)) return { block: { type: "rule" }, next: at + 1 };
  if (quoteMark.test(line)) {
    let next = at;
    while (next < lines.length && quoteMark.test(lines[next] ?? "")) next += 1;
    const inner = lines.slice(at, next).map((quoted) => quoted.replace(quoteMark, ""));
    return { block: { type: "quote", blocks: readBlocks(inner, depth + 1) }, next };
  }
  return readList(lines, at, depth) ?? readTable(lines, at);
}

/** The marks that open a fence, and the first word behind them; a line with a backtick behind its marks is none. */
function fenceOf(line: string): { mark: string; language: string } | null {
  const found = fence.exec(line);
  const rest = found ? line.slice(found[0].length) : "`";
  if (rest.includes("`")) return null;
  return { mark: found?.[1] ?? "", language: /^\S*/.exec(rest.trimStart())?.[0] ?? "" };
}

function readCode(lines: readonly string[], at: number, mark: string, language: string): Found {
  const close = new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}[ \\t]*$`);
  let next = at + 1;
  while (next < lines.length && !close.test(lines[next] ?? "")) next += 1;
  // A fence that was never closed, as in an answer that was cut, holds all that follows.
  return { block: { type: "code", language, text: lines.slice(at + 1, next).join("\n") }, next: next + 1 };
}

function readList(lines: readonly string[], at: number, depth: number): Found | null {
  const first = marker.exec(lines[at] ?? "");
  if (!first) return null;
  const isOrdered = /\d/.test(first[2] ?? "");
  const items: Block[][] = [];
  let next = at;
  while (next < lines.length) {
    const found = marker.exec(lines[next] ?? "");
    if (!found || /\d/.test(found[2] ?? "") !== isOrdered || rule.test(lines[next] ?? "")) break;
    const width = found[0].length;
    const inner = [(lines[next] ?? "").slice(width)];
    next += 1;
    while (next < lines.length) {
      const line = lines[next] ?? "";
      const indent = line.length - line.trimStart().length;
      if (line.trim() === "") {
        // An empty line belongs to the item when what follows is indented.
        const after = lines[next + 1] ?? "";
        if (after.trim() === "" || after.length - after.trimStart().length < 2) break;
        inner.push("");
      } else if (indent >= 2) inner.push(line.slice(Math.min(indent, width)));
      else if (startsBlock(line)) break;
      else inner.push(line);
      next += 1;
    }
    items.push(readBlocks(inner, depth + 1));
    if ((lines[next] ?? "").trim() === "" && marker.test(lines[next + 1] ?? "")) next += 1;
  }
  const start = isOrdered ? Number.parseInt(first[2] ?? "1", 10) : null;
  return items.length === 0 ? null : { block: { type: "list", start, items }, next };
}

function startsBlock(line: string): boolean {
  return (
    marker.test(line) ||
    heading.test(line) ||
    fenceOf(line) !== null ||
    quoteMark.test(line) ||
    rule.test(line)
  );
}

function readTable(lines: readonly string[], at: number): Found | null {
  const head = lines[at] ?? "";
  const under = lines[at + 1] ?? "";
  if (!head.includes("|") || !under.includes("-")) return null;
  const marks = cellsOf(under);
  const names = cellsOf(head);
  if (marks.length !== names.length || !marks.every((mark) => /^:?-+:?$/.test(mark))) return null;
  const align = marks.map(
    (mark): Align => (mark.endsWith(":") ? (mark.startsWith(":") ? "center" : "right") : "left"),
  );
  let next = at + 2;
  while (next < lines.length && (lines[next] ?? "").includes("|")) next += 1;
  if ((next - at) * names.length > mostCells) return null;
  const last = names.length - 1;
  const rows = lines.slice(at + 2, next).map((line) => {
    const cells = cellsOf(line);
    return names.map((_, column) =>
      column === last ? cells.slice(last).join(" | ") : (cells[column] ?? ""),
    );
  });
  return { block: { type: "table", align, head: names, rows }, next };
}

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
