import "server-only";
import { connection, type Sql, type Tx } from "@/db";
import { selectList } from "@/db/bulk";
import { reprices } from "@/db/schema/prices";
import type { Selection } from "./selection";

/** A re-price under way, as its row says it. */
export type RepriceJob = {
  id: number;
  organizationId: number;
  state: "running" | "undoing";
  selection: Selection;
  /** ISO 8601 with microseconds. */
  receivedBefore: string;
  /** Running: the row id of the last span looked at. Undoing: the trace of the last change looked at. */
  cursor: string | null;
  doneCount: number;
};

type Row = Omit<RepriceJob, "selection"> & {
  fromTime: string | null;
  untilTime: string | null;
  side: Selection["side"];
  models: string[] | null;
};

/** The re-prices of all organizations that are to be worked on, oldest first. */
export async function listJobs(): Promise<RepriceJob[]> {
  const { sql } = connection();
  const rows = await sql<Row[]>`
    select ${selectList(sql, reprices, "r")} from reprices r where r.state in ('running', 'undoing') order by r.id`;
  return rows.map(({ fromTime, untilTime, side, models, ...row }) => ({
    ...row,
    selection: {
      from: fromTime === null ? null : Date.parse(fromTime),
      to: untilTime === null ? null : Date.parse(untilTime),
      side,
      models,
    },
  }));
}

/** Somebody else moved the job on, cancelled it or deleted its organization. */
export class Superseded extends Error {}

/** By how much one step moves a job. */
export type Progress = {
  cursor: string | null;
  done: number;
  changed: number;
  before: number;
  after: number;
};

/**
 * Moves the job's row, in the transaction of the step. Of two workers that did the same step only one gets through.
 *
 * @returns the job as it is then
 * @throws Superseded when the row is not where the job began
 */
export async function moveJob(sql: Sql | Tx, job: RepriceJob, progress: Progress): Promise<RepriceJob> {
  const moved = await sql`
    update reprices set cursor = ${progress.cursor}, done_count = done_count + ${progress.done},
      changed_count = changed_count + ${progress.changed}, before_nanos = before_nanos + ${progress.before},
      after_nanos = after_nanos + ${progress.after}
    where id = ${job.id} and state = ${job.state} and done_count = ${job.doneCount}
      and cursor is not distinct from ${job.cursor}::uuid`;
  if (moved.count !== 1) throw new Superseded();
  return { ...job, cursor: progress.cursor, doneCount: job.doneCount + progress.done };
}

/** Ends a job that is where it was left. */
export async function endJob(
  job: RepriceJob,
  state: "done" | "undone" | "failed",
  error: string | null,
): Promise<void> {
  await connection().sql`
    update reprices set state = ${state}, error = ${error}, finished_at = now()
    where id = ${job.id} and state = ${job.state} and done_count = ${job.doneCount}
      and cursor is not distinct from ${job.cursor}::uuid`;
}
