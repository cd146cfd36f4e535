import "server-only";
import { connection, type Fragment, type Sql, type Tx } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import type { SpanSelection } from "../conditions";
import { barEdges, type Step, stepFor } from "./bars";
import { cubeAnswers, cubeSource, spanSource } from "./cube";
import { readAggregate, sampleWeight } from "./source";

/** One bar: its half-open time in epoch milliseconds and what the spans that start in it add up to. */
export type VolumeBar = {
  from: number;
  to: number;
  spans: number;
  errors: number;
  costNanos: number;
  totalTokens: number;
  /** Generation spans, whose latency counts. */
  timed: number;
  /** Their mean; null where there are none. */
  latencyMs: number | null;
};

/** What is charted over time. `isExact` is false where the bars are fifty times those of a sample. */
export type Volume = { bars: VolumeBar[]; step: Step | null; isExact: boolean };

type Cell = {
  bar: number;
  spans: number;
  errors: number;
  costNanos: number;
  totalTokens: number;
  latencyCount: number;
  latencySumUs: number;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Fewer bars than this say too little; then the sample's many do better than the cube's few. */
const fewestBars = 6;

/**
 * The spans of a selection over time, in at most about a hundred bars on the reader's clock. From the time cube where
 * the bars fall on its hours and the conditions allow; else exactly where the spans are few; else from the sample.
 * Null when no way was fast enough.
 *
 * @param zone an IANA name
 * @param now where an open end is, in epoch milliseconds; what starts later counts into the last bar
 */
export async function volumeOf(
  scope: Scope,
  selection: SpanSelection,
  { zone, now }: { zone: string; now: number },
): Promise<Volume | null> {
  const { sql } = connection();
  const from = selection.from ?? (await earliestDay(sql, scope, selection)) ?? selection.to ?? now;
  const to = selection.to ?? Math.max(now, from) + 1;
  const step = stepFor(to - from);
  const edges = barEdges(from, to, step, zone);
  if (edges.length < 2) return { bars: [], step: null, isExact: true };
  const isInCube = await cubeAnswers(sql, scope, selection);
  const fromCube = async (chosen: Step, at: readonly number[]): Promise<Volume> => {
    const grain = at.every((edge) => edge % dayMs === 0) ? "day" : "hour";
    const cells = await readCells(sql, cubeSource(sql, scope, selection, grain), at);
    return { bars: barsOf(at, cells, 1), step: chosen, isExact: true };
  };
  if (isInCube && onHours(edges)) return fromCube(step, edges);
  const read = await readAggregate(scope, selection, {}, async (on, source) => {
    if (source === "sample" && isInCube) {
      const coarser = stepFor(to - from, hourMs);
      const coarserEdges = barEdges(from, to, coarser, zone);
      if (onHours(coarserEdges) && coarserEdges.length > fewestBars) return fromCube(coarser, coarserEdges);
    }
    const isSample = source === "sample";
    const cells = await readCells(on, spanSource(sql, scope, selection, isSample), edges);
    return { bars: barsOf(edges, cells, isSample ? sampleWeight : 1), step, isExact: !isSample };
  });
  return read?.answer ?? null;
}

function onHours(edges: readonly number[]): boolean {
  return edges.every((edge) => edge % hourMs === 0);
}

async function earliestDay(sql: Sql, scope: Scope, selection: SpanSelection): Promise<number | null> {
  const { environment } = selection;
  const [row] = await sql<{ at: Date | string | null }[]>`
    select min(s.at) as at from usage_days s
    where s.organization_id = ${scope.organizationId} and s.span_count > 0
      and ${scope.side === null ? sql`true` : sql`s.side = ${scope.side}`}
      and ${environment === null ? sql`true` : sql`s.side = ${environment.side} and s.environment = ${environment.name}`}`;
  return row?.at == null ? null : new Date(row.at).getTime();
}

function readCells(on: Sql | Tx, source: Fragment, edges: readonly number[]): Promise<Cell[]> {
  const starts = edges.slice(0, -1).map((edge) => new Date(edge).toISOString());
  return on<Cell[]>`
    select width_bucket(s.at, ${starts}::timestamptz[]) as bar, sum(s.span_count)::float8 as spans,
      sum(s.error_count)::float8 as errors, sum(s.cost_nanos)::float8 as "costNanos",
      sum(s.total_tokens)::float8 as "totalTokens", sum(s.latency_count)::float8 as "latencyCount",
      sum(s.latency_sum_us)::float8 as "latencySumUs"
    from ${source} group by 1`;
}

function barsOf(edges: readonly number[], cells: readonly Cell[], weight: number): VolumeBar[] {
  const byBar = new Map(cells.map((cell) => [cell.bar, cell]));
  return edges.slice(0, -1).map((from, i): VolumeBar => {
    const cell = byBar.get(i + 1);
    return {
      from,
      to: edges[i + 1] ?? from,
      spans: (cell?.spans ?? 0) * weight,
      errors: (cell?.errors ?? 0) * weight,
      costNanos: (cell?.costNanos ?? 0) * weight,
      totalTokens: (cell?.totalTokens ?? 0) * weight,
      timed: (cell?.latencyCount ?? 0) * weight,
      latencyMs: cell && cell.latencyCount > 0 ? cell.latencySumUs / cell.latencyCount / 1000 : null,
    };
  });
}
