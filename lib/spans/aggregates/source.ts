import "server-only";
import { connection, type Sql, type Tx } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import type { SpanSelection } from "../conditions";
import { estimateSpans } from "../estimate";
import { runWithin } from "../within";
import { matching } from "./cube";

/** How an aggregate over spans is read: each of them, or every fiftieth by a hash of its identity. */
export type Source = "spans" | "sample";

/** A span of the sample stands for this many. */
export const sampleWeight = 50;
/** Up to here every span is read; beyond it the sample answers. Source: docs/rules.md, "Aggregates". */
export const exactLimit = 50_000;
/** How long an aggregate may take before something cheaper is tried, in milliseconds. */
const budgetMs = 2_000;

/**
 * `exact`: however long it takes, as far as the connection's own limit. `signal` ends the reading, also within a statement, when
 * nobody waits for it any more.
 */
export type Demand = { exact?: boolean; signal?: AbortSignal };

/**
 * Reads an aggregate over a selection's spans: exactly where they are few, else from the sample, and also where
 * reading them all takes too long. Null when even the sample does.
 *
 * @param read its statements run on `on`; what the sample counts is its to multiply by `sampleWeight`
 */
export async function readAggregate<Answer>(
  scope: Scope,
  selection: SpanSelection,
  { exact = false, signal }: Demand,
  read: (on: Sql | Tx, source: Source) => Promise<Answer>,
): Promise<{ answer: Answer; isExact: boolean } | null> {
  const { sql } = connection();
  if (exact && !signal) return { answer: await read(sql, "spans"), isExact: true };
  if (exact) {
    const answer = await runWithin(null, (tx) => read(tx, "spans"), signal);
    return answer === null ? null : { answer, isExact: true };
  }
  if (await areFew(sql, scope, selection, signal)) {
    const answer = await inTime((tx) => read(tx, "spans"), signal);
    if (answer !== null) return { answer, isExact: true };
  }
  const answer = await inTime((tx) => read(tx, "sample"), signal);
  return answer === null ? null : { answer, isExact: false };
}

/**
 * Whether so few spans match that all can be read. The planner's word counts where it says few; where it says many,
 * the sample is asked, because conditions that exclude each other look frequent to the planner.
 */
async function areFew(
  sql: Sql,
  scope: Scope,
  selection: SpanSelection,
  signal?: AbortSignal,
): Promise<boolean> {
  if ((await estimateSpans(matching(sql, scope, selection, false))) <= exactLimit) return true;
  const enough = exactLimit / sampleWeight;
  const sampled = await inTime(
    (tx) => tx<{ n: number }[]>`
      select count(*)::int as n
      from (select from spans s where ${matching(sql, scope, selection, true)} limit ${enough}) s`,
    signal,
  );
  return sampled !== null && (sampled[0]?.n ?? 0) < enough;
}

/** Runs reads under the time budget; null when it ran out, or the signal came. */
export function inTime<Answer>(
  read: (tx: Tx) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer | null> {
  return runWithin(budgetMs, read, signal);
}
