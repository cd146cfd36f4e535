import "server-only";
import { connection, type Sql, type Tx } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import type { SpanSelection } from "../conditions";
import { estimateSpans } from "../estimate";
import { matching } from "./cube";

/** How an aggregate over spans is read: each of them, or every fiftieth by a hash of its identity. */
export type Source = "spans" | "sample";

/** A span of the sample stands for this many. */
export const sampleWeight = 50;
/** Up to here every span is read; beyond it the sample answers. Source: docs/rules.md, "Aggregates". */
export const exactLimit = 50_000;
/** How long an aggregate may take before something cheaper is tried, in milliseconds. */
const budgetMs = 2_000;

/** `exact`: however long it takes, as far as the connection's own limit. */
export type Demand = { exact?: boolean };

/**
 * Reads an aggregate over a selection's spans: exactly where they are few, else from the sample, and also where
 * reading them all takes too long. Null when even the sample does.
 *
 * @param read its statements run on `on`; what the sample counts is its to multiply by `sampleWeight`
 */
export async function readAggregate<Answer>(
  scope: Scope,
  selection: SpanSelection,
  { exact = false }: Demand,
  read: (on: Sql | Tx, source: Source) => Promise<Answer>,
): Promise<{ answer: Answer; isExact: boolean } | null> {
  const { sql } = connection();
  if (exact) return { answer: await read(sql, "spans"), isExact: true };
  if (await areFew(sql, scope, selection)) {
    const answer = await inTime(sql, (tx) => read(tx, "spans"));
    if (answer !== null) return { answer, isExact: true };
  }
  const answer = await inTime(sql, (tx) => read(tx, "sample"));
  return answer === null ? null : { answer, isExact: false };
}

/**
 * Whether so few spans match that all can be read. The planner's word counts where it says few; where it says many,
 * the sample is asked, because conditions that exclude each other look frequent to the planner.
 */
async function areFew(sql: Sql, scope: Scope, selection: SpanSelection): Promise<boolean> {
  if ((await estimateSpans(matching(sql, scope, selection, false))) <= exactLimit) return true;
  const enough = exactLimit / sampleWeight;
  const sampled = await inTime(
    sql,
    (tx) => tx<{ n: number }[]>`
      select count(*)::int as n
      from (select from spans s where ${matching(sql, scope, selection, true)} limit ${enough}) s`,
  );
  return sampled !== null && (sampled[0]?.n ?? 0) < enough;
}

/** Runs reads under the time budget; null when it ran out. */
export async function inTime<Answer>(sql: Sql, read: (tx: Tx) => Promise<Answer>): Promise<Answer | null> {
  try {
    let answer: Answer | null = null;
    await sql.begin(async (tx) => {
      await tx`select set_config('statement_timeout', ${String(budgetMs)}, true)`;
      answer = await read(tx);
    });
    return answer;
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

/** PostgreSQL's `query_canceled`. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "57014";
}
