import { type LogType, logTypes } from "@/db/enums";
import { microsOfIso } from "@/lib/spans/instants";
import { type TimeScale, timeScale } from "./timeline";
import type { Forest, Mark, Totals, TreeSpan } from "./tree";

/** A line of the waterfall: what the browser needs of a span, contents never. */
export type TraceRow = {
  publicId: string;
  name: string;
  logType: LogType;
  model: string | null;
  isError: boolean;
  statusCode: number;
  mark: Mark | null;
  /** The parent an orphan waits for. */
  missingParent: string | null;
  depth: number;
  /** Index of the parent's row, -1 for none. */
  parent: number;
  childCount: number;
  /** From the start of the trace. */
  offsetMicros: number;
  durationMicros: number;
  subtree: Pick<
    Totals,
    "spanCount" | "errorCount" | "costNanos" | "totalTokens" | "tokensEstimated" | "costEstimated"
  >;
};

export type TraceRows = { scale: TimeScale; rows: TraceRow[] };

type RowSpan = TreeSpan & {
  publicId: string;
  name: string | null;
  workflowName: string | null;
  model: string | null;
  statusCode: number;
  endTime: string;
};

/** The rows of a trace, in the order of the tree. */
export function traceRows({ nodes }: Forest<RowSpan>): TraceRows {
  const times = nodes.map(({ span }) => ({
    startMicros: microsOfIso(span.startTime),
    endMicros: microsOfIso(span.endTime),
  }));
  const scale = timeScale(times);
  const rows = nodes.map(({ span, mark, depth, parent, childCount, subtree }, index): TraceRow => {
    const { startMicros, endMicros } = times[index] ?? { startMicros: 0, endMicros: 0 };
    return {
      publicId: span.publicId,
      name: span.name || span.workflowName || span.logType,
      logType: span.logType,
      model: span.model,
      isError: span.status === "error",
      statusCode: span.statusCode,
      mark,
      missingParent: mark === "orphan" ? span.parentId : null,
      depth,
      parent,
      childCount,
      offsetMicros: startMicros - scale.startMicros,
      durationMicros: endMicros - startMicros,
      subtree: {
        spanCount: subtree.spanCount,
        errorCount: subtree.errorCount,
        costNanos: subtree.costNanos,
        totalTokens: subtree.totalTokens,
        tokensEstimated: subtree.tokensEstimated,
        costEstimated: subtree.costEstimated,
      },
    };
  });
  return { scale, rows };
}

const marks: readonly (Mark | null)[] = [null, "orphan", "cycle", "placed"];

/** One row on the way to the browser; names and models stand as numbers into a list of the distinct ones. */
type PackedRow = [
  publicId: string,
  name: number,
  logType: number,
  model: number,
  isError: 0 | 1,
  statusCode: number,
  mark: number,
  missingParent: string | null,
  depth: number,
  parent: number,
  childCount: number,
  offsetMicros: number,
  durationMicros: number,
  spanCount: number,
  errorCount: number,
  costNanos: number | null,
  totalTokens: number | null,
  tokensEstimated: 0 | 1,
  costEstimated: 0 | 1,
];

/** JSON of the rows at about a third of their size: ten thousand rows cross to the browser as one string. */
export function packRows({ scale, rows }: TraceRows): string {
  const words = new Map<string, number>();
  const word = (text: string | null) => {
    if (text === null) return -1;
    const known = words.get(text);
    if (known !== undefined) return known;
    words.set(text, words.size);
    return words.size - 1;
  };
  const packed = rows.map(
    (row): PackedRow => [
      row.publicId,
      word(row.name),
      logTypes.indexOf(row.logType),
      word(row.model),
      row.isError ? 1 : 0,
      row.statusCode,
      marks.indexOf(row.mark),
      row.missingParent,
      row.depth,
      row.parent,
      row.childCount,
      row.offsetMicros,
      row.durationMicros,
      row.subtree.spanCount,
      row.subtree.errorCount,
      row.subtree.costNanos,
      row.subtree.totalTokens,
      row.subtree.tokensEstimated ? 1 : 0,
      row.subtree.costEstimated ? 1 : 0,
    ],
  );
  return JSON.stringify({ scale, words: [...words.keys()], rows: packed });
}

/** The rows `packRows` wrote. */
export function unpackRows(text: string): TraceRows {
  // Only ever given what packRows of the same build wrote.
  const packed = JSON.parse(text) as { scale: TimeScale; words: string[]; rows: PackedRow[] };
  const rows = packed.rows.map(
    (row): TraceRow => ({
      publicId: row[0],
      name: packed.words[row[1]] ?? "",
      logType: logTypes[row[2]] ?? "other",
      model: packed.words[row[3]] ?? null,
      isError: row[4] === 1,
      statusCode: row[5],
      mark: marks[row[6]] ?? null,
      missingParent: row[7],
      depth: row[8],
      parent: row[9],
      childCount: row[10],
      offsetMicros: row[11],
      durationMicros: row[12],
      subtree: {
        spanCount: row[13],
        errorCount: row[14],
        costNanos: row[15],
        totalTokens: row[16],
        tokensEstimated: row[17] === 1,
        costEstimated: row[18] === 1,
      },
    }),
  );
  return { scale: packed.scale, rows };
}
