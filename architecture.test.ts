import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL(".", import.meta.url));
const floors = ["app", "components", "lib", "db", "e2e", "bin", "bench"] as const;

/** Water runs one way: which floors each floor may import. */
const allowed: Record<(typeof floors)[number], readonly string[]> = {
  app: ["app", "components", "lib", "db"],
  components: ["components", "lib"],
  lib: ["lib", "db"],
  db: ["db"],
  e2e: ["e2e"],
  bin: ["bin", "lib", "db"],
  bench: ["bench", "lib", "db"],
};

/** Literal lists without imports of their own, which browser code may use. */
const open = ["db/enums"];

type Import = { from: string; to: string; typeOnly: boolean };

function filesOf(floor: string): string[] {
  return readdirSync(join(root, floor), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => `${floor}/${file}`);
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[^"';]*?from\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/gm;
  return [...text.matchAll(pattern)].flatMap(([, typeOnly, named, dynamic]) => {
    const source = named ?? dynamic ?? "";
    const to = source.startsWith("@/")
      ? source.slice(2)
      : source.startsWith(".")
        ? relative(root, join(root, dirname(file), source))
        : null;
    return to === null
      ? []
      : [{ from: file, to: to.replace(/\.(ts|tsx|mjs)$/, ""), typeOnly: typeOnly !== undefined }];
  });
}

const imports = floors.flatMap((floor) => filesOf(floor).flatMap(importsOf));
const isTest = (file: string) => /\.test\.tsx?$|\/testing\b/.test(file);

describe("imports run app → components → lib → db", () => {
  test.each(floors)("%s", (floor) => {
    const uphill = imports.filter(({ from, to, typeOnly }) => {
      if (!from.startsWith(`${floor}/`) || open.includes(to)) return false;
      const target = to.split("/")[0] ?? "";
      if (typeOnly && target === "db") return false;
      return floors.some((one) => one === target) && !allowed[floor].includes(target);
    });
    expect(uphill).toEqual([]);
  });
});

test("nouns of lib do not import each other in a circle", () => {
  const noun = (path: string) => path.split("/").slice(0, 2).join("/");
  const graph = new Map<string, Set<string>>();
  for (const { from, to, typeOnly } of imports) {
    if (!from.startsWith("lib/") || !to.startsWith("lib/") || typeOnly || isTest(from)) continue;
    if (noun(from) === noun(to) || from.split("/").length < 3 || to.split("/").length < 3) continue;
    graph.set(noun(from), (graph.get(noun(from)) ?? new Set()).add(noun(to)));
  }
  const circles: string[] = [];
  const visit = (at: string, trail: string[]) => {
    if (trail.includes(at)) circles.push([...trail.slice(trail.indexOf(at)), at].join(" → "));
    else for (const next of graph.get(at) ?? []) visit(next, [...trail, at]);
  };
  for (const at of graph.keys()) visit(at, []);
  expect([...new Set(circles)]).toEqual([]);
});

test("there are no barrels", () => {
  expect(
    floors.flatMap(filesOf).filter((file) => /\/index\.tsx?$/.test(file) && file !== "db/index.ts"),
  ).toEqual([]);
});
