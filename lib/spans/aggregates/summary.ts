import "server-only";
import { connection, type Fragment, type Sql, type Tx } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import type { SpanSelection } from "../conditions";
import { cubeAnswers, cubeSource, spanSource } from "./cube";
import { type Demand, readAggregate, sampleWeight } from "./source";

/** What a selection's spans add up to. Cost and tokens are of owned usage. */
export type Sums = {
  spans: number;
  errors: number;
  costNanos: number;
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
};

/**
 * How long things took, in milliseconds: latency over generation spans, time to first token over the spans that have
 * one. A percentile is a time that some span took. Null where nothing was measured.
 */
export type Timings = {
  latencyP50Ms: number | null;
  latencyP95Ms: number | null;
  latencyAverageMs: number | null;
  ttftP50Ms: number | null;
  ttftP95Ms: number | null;
  ttftAverageMs: number | null;
  /** The mean of completion tokens a second. */
  tokensPerSecond: number | null;
};

/** `isExact` is of the sums, `isTimedExactly` of the timings: the cube knows sums but no percentiles. */
export type SpanSummary = Sums & Timings & { isExact: boolean; isTimedExactly: boolean };

/** Sums and timings of a selection. Null when not even the sample could be read in time. */
export async function summaryOf(
  scope: Scope,
  selection: SpanSelection,
  demand: Demand = {},
): Promise<SpanSummary | null> {
  const { sql } = connection();
  const isInCube = await cubeAnswers(sql, scope, selection);
  const [sums, timed] = await Promise.all([
    isInCube ? readSums(sql, cubeSource(sql, scope, selection, "day"), 1) : null,
    readAggregate(scope, selection, demand, async (on, source) => {
      const isSample = source === "sample";
      const spans = spanSource(sql, scope, selection, isSample);
      return {
        sums: isInCube ? null : await readSums(on, spans, isSample ? sampleWeight : 1),
        timings: await readTimings(on, spans),
      };
    }),
  ]);
  const known = sums ?? timed?.answer.sums;
  if (!known || !timed) return null;
  return {
    ...known,
    ...timed.answer.timings,
    isExact: sums !== null || timed.isExact,
    isTimedExactly: timed.isExact,
  };
}

async function readSums(on: Sql | Tx, source: Fragment, weight: number): Promise<Sums> {
  const [row] = await on<Sums[]>`
    select ${weight} * coalesce(sum(s.span_count), 0)::float8 as spans,
      ${weight} * coalesce(sum(s.error_count), 0)::float8 as errors,
      ${weight} * coalesce(sum(s.cost_nanos), 0)::float8 as "costNanos",
      ${weight} * coalesce(sum(s.prompt_tokens), 0)::float8 as "promptTokens",
      ${weight} * coalesce(sum(s.completion_tokens), 0)::float8 as "completionTokens",
      ${weight} * coalesce(sum(s.total_tokens), 0)::float8 as "totalTokens"
    from ${source}`;
  if (!row) throw new Error("An aggregate without groups answers one row.");
  return row;
}

type Averages = Pick<Timings, "latencyAverageMs" | "ttftAverageMs" | "tokensPerSecond">;

async function readTimings(on: Sql | Tx, source: Fragment): Promise<Timings> {
  // A duration of zero is one that nobody measured.
  const measured = on`filter (where s.latency_count = 1 and s.duration_us > 0)`;
  const [row] = await on<(Averages & { latency: number[] | null; ttft: number[] | null })[]>`
    select (percentile_disc(array[0.5, 0.95]) within group (order by s.duration_us) ${measured})::float8[] as latency,
      (percentile_disc(array[0.5, 0.95]) within group (order by s.ttft_us))::float8[] as ttft,
      (avg(s.duration_us) ${measured} / 1000)::float8 as "latencyAverageMs",
      (avg(s.ttft_us) / 1000)::float8 as "ttftAverageMs",
      avg(s.tokens_per_second)::float8 as "tokensPerSecond"
    from ${source}`;
  const ms = (us: number | undefined) => (us === undefined ? null : us / 1000);
  return {
    latencyP50Ms: ms(row?.latency?.[0]),
    latencyP95Ms: ms(row?.latency?.[1]),
    latencyAverageMs: row?.latencyAverageMs ?? null,
    ttftP50Ms: ms(row?.ttft?.[0]),
    ttftP95Ms: ms(row?.ttft?.[1]),
    ttftAverageMs: row?.ttftAverageMs ?? null,
    tokensPerSecond: row?.tokensPerSecond ?? null,
  };
}
