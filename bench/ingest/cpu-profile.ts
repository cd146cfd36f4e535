import { readFile } from "node:fs/promises";
import { findSourceMap, SourceMap } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { root } from "../root";

const nameLength = 60;

const frameSchema = z.object({
  functionName: z.string(),
  url: z.string(),
  lineNumber: z.number(),
  columnNumber: z.number(),
});
const profileSchema = z.object({
  nodes: z.array(
    z.object({ id: z.number(), callFrame: frameSchema, children: z.array(z.number()).optional() }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
type Frame = z.infer<typeof frameSchema>;

/** A function and its part of the whole: alone, and with what it calls. Shares are 0 to 1. */
export type Hot = { name: string; self: number; total: number };
export type ProfileSummary = {
  /** Of the time, how much the process did anything. */
  busy: number;
  functions: Hot[];
  /** The same by source file or package. */
  files: Hot[];
};

/** What a CPU profile says, in the names of the sources where the build left source maps. */
export async function summarizeProfile(path: string): Promise<ProfileSummary> {
  const profile = profileSchema.parse(JSON.parse(await readFile(path, "utf8")));
  const selfById = new Map<number, number>();
  for (const [i, id] of profile.samples.entries())
    selfById.set(id, (selfById.get(id) ?? 0) + (profile.timeDeltas[i] ?? 0));
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const maps = new Map<string, SourceMap | null>();
  const places = new Map<number, Place>();
  for (const { id, callFrame } of profile.nodes) places.set(id, await placeOf(callFrame, maps));

  const whole = [...selfById.values()].reduce((sum, time) => sum + time, 0);
  const idle = profile.nodes
    .filter(({ callFrame }) => callFrame.functionName === "(idle)")
    .reduce((sum, { id }) => sum + (selfById.get(id) ?? 0), 0);
  const busy = whole - idle;
  const tally = (nameOf: (place: Place) => string): Hot[] => {
    const self = new Map<string, number>();
    const total = new Map<string, number>();
    const visit = (id: number, above: ReadonlySet<string>): number => {
      const node = byId.get(id);
      const place = places.get(id);
      if (!node || !place) return 0;
      const name = nameOf(place);
      const own = selfById.get(id) ?? 0;
      const inside = new Set(above).add(name);
      const time = (node.children ?? []).reduce((sum, child) => sum + visit(child, inside), own);
      self.set(name, (self.get(name) ?? 0) + own);
      // A function that calls itself counts once.
      if (!above.has(name)) total.set(name, (total.get(name) ?? 0) + time);
      return time;
    };
    const [first] = profile.nodes;
    if (first) visit(first.id, new Set());
    return [...self]
      .filter(([name]) => !["(idle)", "(root)"].includes(name))
      .map(([name, time]) => ({ name, self: time / busy, total: (total.get(name) ?? 0) / busy }))
      .sort((a, b) => b.self - a.self);
  };
  return {
    busy: busy / whole,
    functions: tally(({ name, file, line }) => (file ? `${file}:${line}  ${name}` : name)),
    files: tally(({ name, file }) => file ?? name),
  };
}

type Place = { name: string; file: string | null; line: number };

async function placeOf(frame: Frame, maps: Map<string, SourceMap | null>): Promise<Place> {
  const name = frame.functionName || "(anonymous)";
  if (!frame.url.startsWith("file:")) return { name, file: frame.url || null, line: frame.lineNumber + 1 };
  const path = fileURLToPath(frame.url);
  // What a package made its own bundle of is the package's, whatever its source map says.
  if (path.includes("node_modules/")) return { name, file: shortened(path), line: frame.lineNumber + 1 };
  if (!maps.has(path)) maps.set(path, await sourceMapOf(path));
  const entry = maps.get(path)?.findEntry(frame.lineNumber, frame.columnNumber);
  if (entry && "originalSource" in entry && entry.originalSource) {
    const file = shortened(entry.originalSource);
    const line = entry.originalLine + 1;
    return { name: (await sourceLine(file, line)) ?? name, file, line };
  }
  return { name, file: shortened(path), line: frame.lineNumber + 1 };
}

/** A build keeps no names of functions, but the line one begins on names it. Null for what is not of the project. */
async function sourceLine(file: string, line: number): Promise<string | null> {
  try {
    const text = (await readFile(join(root, file), "utf8")).split("\n")[line - 1]?.trim() ?? "";
    return text.length > nameLength ? `${text.slice(0, nameLength - 1)}…` : text || null;
  } catch {
    return null;
  }
}

async function sourceMapOf(path: string): Promise<SourceMap | null> {
  const loaded = findSourceMap(path);
  if (loaded) return loaded;
  try {
    return new SourceMap(JSON.parse(await readFile(`${path}.map`, "utf8")));
  } catch {
    return null;
  }
}

/** The path inside the project, or the package it belongs to. */
function shortened(path: string): string {
  const inPackage = path.split("node_modules/").at(-1);
  if (inPackage !== undefined && inPackage !== path)
    return inPackage
      .split("/")
      .slice(0, inPackage.startsWith("@") ? 2 : 1)
      .join("/");
  return path.replace(/^.*?((?:app|bench|bin|components|db|lib)\/)/, "$1");
}
