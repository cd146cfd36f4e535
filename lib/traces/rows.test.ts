import { describe, expect, test } from "vitest";
import { ancestorsOf, foldableRows, nextError, visibleLines } from "./lines";
import { miniature } from "./miniature";
import { packRows, traceRows, unpackRows } from "./rows";
import { buildTree } from "./tree";

function span(spanId: string, parentId: string | null, startMs: number, endMs: number, isError = false) {
  const iso = (ms: number) => `2025-11-20T09:00:00.${String(ms).padStart(3, "0")}250Z`;
  return {
    id: spanId,
    publicId: `public-${spanId}`,
    spanId,
    parentId,
    name: spanId === "nameless" ? null : spanId,
    workflowName: null,
    model: spanId === "chat" ? "gpt-4o" : null,
    logType: spanId === "chat" ? ("chat" as const) : ("task" as const),
    status: isError ? ("error" as const) : ("success" as const),
    statusCode: isError ? 429 : 200,
    startTime: iso(startMs),
    endTime: iso(endMs),
    ownsUsage: true,
    tokensEstimated: spanId === "chat",
    priceRule: spanId === "chat" ? ("given" as const) : null,
    costNanos: spanId === "chat" ? 7 : null,
    promptTokens: null,
    completionTokens: null,
    totalTokens: null,
  };
}

const built = traceRows(
  buildTree([
    span("root", null, 0, 100),
    span("a", "root", 0, 40),
    span("chat", "a", 10, 30, true),
    span("b", "root", 50, 100),
    span("lost", "gone", 60, 61),
    span("nameless", "lost", 60, 61),
    span("lost-2", "gone-2", 70, 71, true),
  ]),
);
const { rows, scale } = built;
const names = (lines: ReturnType<typeof visibleLines>) =>
  lines.map((line) => (line.kind === "span" ? rows[line.index]?.name : `${line.count} orphans`));

describe("the rows of a trace", () => {
  test("they stand in tree order with offsets from the start of the trace", () => {
    expect(scale.durationMicros).toBe(100_000);
    expect(
      rows.map(({ name, depth, offsetMicros, durationMicros }) => [
        name,
        depth,
        offsetMicros,
        durationMicros,
      ]),
    ).toEqual([
      ["root", 0, 0, 100_000],
      ["a", 1, 0, 40_000],
      ["chat", 2, 10_000, 20_000],
      ["b", 1, 50_000, 50_000],
      ["lost", 0, 60_000, 1_000],
      ["task", 1, 60_000, 1_000],
      ["lost-2", 0, 70_000, 1_000],
    ]);
    expect(rows[4]).toMatchObject({ mark: "orphan", missingParent: "gone" });
    expect(rows[1]?.subtree).toEqual({
      spanCount: 2,
      errorCount: 1,
      costNanos: 7,
      totalTokens: null,
      tokensEstimated: true,
      costEstimated: false,
    });
  });

  test("they survive the way to the browser", () => {
    expect(unpackRows(packRows(built))).toEqual(built);
    expect(unpackRows(packRows({ scale, rows: [] }))).toEqual({ scale, rows: [] });
  });

  test("orphans get a heading that counts them", () => {
    expect(names(visibleLines(rows, new Set()))).toEqual([
      "root",
      "a",
      "chat",
      "b",
      "2 orphans",
      "lost",
      "task",
      "lost-2",
    ]);
  });

  test("a folded row hides everything below it, and folds inside folds change nothing", () => {
    expect(names(visibleLines(rows, new Set([1])))).toEqual([
      "root",
      "a",
      "b",
      "2 orphans",
      "lost",
      "task",
      "lost-2",
    ]);
    expect(names(visibleLines(rows, new Set([0, 1, 4])))).toEqual(["root", "2 orphans", "lost", "lost-2"]);
  });

  test("folding all leaves the roots open while there is anything to fold below them", () => {
    expect(foldableRows(rows)).toEqual([1]);
    expect(foldableRows(rows.slice(4))).toEqual([0]);
    expect(foldableRows([])).toEqual([]);
  });

  test("ancestors are listed from the nearest", () => {
    expect(ancestorsOf(rows, 2)).toEqual([1, 0]);
    expect(ancestorsOf(rows, 4)).toEqual([]);
  });

  test("the next error is found after a row and again from the top", () => {
    expect(nextError(rows, 0)).toBe(2);
    expect(nextError(rows, 2)).toBe(6);
    expect(nextError(rows, 6)).toBe(2);
    expect(nextError(rows.slice(0, 2), 0)).toBeNull();
    expect(nextError([], 0)).toBeNull();
  });
});

describe("the miniature", () => {
  test("each level has a lane and failures are marked where they began", () => {
    const drawn = miniature(rows, scale, { columns: 100, lanes: 8 });
    expect(drawn.laneCount).toBe(3);
    expect(drawn.errors).toEqual([10, 70]);
    expect(drawn.segments[0]).toEqual({ lane: 0, from: 0, to: 100, logType: "task", isRollup: true });
  });

  test("ten thousand spans become no more segments than there are columns", () => {
    const many = [span("root", null, 0, 999)];
    for (let i = 0; i < 10_000; i++) many.push(span(`s${i}`, "root", i % 900, (i % 900) + 5));
    const long = traceRows(buildTree(many));
    const drawn = miniature(long.rows, long.scale, { columns: 500, lanes: 8 });
    expect(drawn.segments.length).toBeLessThan(20);
  });
});
