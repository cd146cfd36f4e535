/** Where a piece of what `printYaml` printed begins. */
export type YamlPlace = {
  /** Inside a text of several lines, the spaces its lines begin with; `next` where its first line is to come. */
  block: number | "next" | null;
  /** Not at the beginning of a line. */
  isMidLine: boolean;
};

const start: YamlPlace = { block: null, isMidLine: false };

/** A line's dashes and key, as `printYaml` writes them: nothing of a value can look like it, for such texts are quoted. */
const lead = /^ *(?:- )*(?:(?:"(?:[^"\\]|\\.)*"|[\p{L}_/].*?):(?= |$))?/u;
const blockHeader = /^ ?\|[+-]?$/;

/** The keys of a piece of printed YAML as offsets into it, and the place behind it. Prose that looks like a key is none. */
export function yamlKeys(
  text: string,
  from: YamlPlace = start,
): { keys: [start: number, end: number][]; place: YamlPlace } {
  const keys: [number, number][] = [];
  let { block, isMidLine } = from;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    if (!isMidLine) block = readLine(text, at, end, block, keys);
    isMidLine = newline < 0;
    at = end + 1;
  }
  return { keys, place: { block, isMidLine } };
}

function readLine(
  text: string,
  at: number,
  end: number,
  block: YamlPlace["block"],
  keys: [number, number][],
): YamlPlace["block"] {
  if (block !== null) {
    let indent = 0;
    while (at + indent < end && text.charCodeAt(at + indent) === 32) indent += 1;
    if (block === "next") return indent;
    if (at === end || indent >= block) return block;
  }
  const line = text.slice(at, end);
  const found = lead.exec(line)?.[0] ?? "";
  if (found.endsWith(":")) keys.push([at, at + found.length]);
  return blockHeader.test(line.slice(found.length)) ? "next" : null;
}

/** The place each of the blocks begins at that `blockStarts` cuts a text into. */
export function yamlPlaces(text: string, starts: ArrayLike<number>): YamlPlace[] {
  const places: YamlPlace[] = [start];
  for (let index = 1; index < starts.length - 1; index++) {
    const block = text.slice(starts[index - 1], starts[index]);
    places.push(yamlKeys(block, places.at(-1)).place);
  }
  return places;
}
