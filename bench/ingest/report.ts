import type { Format } from "../otlp/bodies";
import { count, figure, megabytes, ms, table } from "../print";
import { median, quantile } from "../stopwatch";
import type { Hot } from "./cpu-profile";
import type { Sent } from "./messages";
import type { Profile } from "./profiler";
import { growthPerMinute, type Used } from "./watch";

export type IngestResult = {
  format: Format;
  senders: number;
  batch: number;
  into: string;
  interleave: number;
  requestBytes: number;
  sent: Sent;
  used: Used;
  /** Rows the run added. */
  stored: number;
  raw: { rows: number; rowsPerSecond: number };
  profile: Profile | null;
};

/** The figures of one run, as docs/bench.md explains them. */
export function ingestReport(result: IngestResult): string {
  const { sent, used, raw, stored } = result;
  const rate = sent.spans / sent.seconds;
  const took = sent.answers.map((answer) => answer.took);
  const memory = used.memory.map(({ bytes }) => bytes);
  const cores = (value: number | null) => (value === null ? "not known" : `${count(value * 100)} %`);
  const perSpan = (value: number | null) =>
    value === null ? "not known" : `${count((value / rate) * 1e6)} µs`;
  const lines = [
    `ingest: OTLP ${result.format}, ${result.senders} senders, batches of ${count(result.batch)}, into ${result.into}, ${count(sent.seconds)} s`,
    figure("request", `${(result.requestBytes / 1024).toFixed(1)} KB`),
    figure("rate", `${count(rate)} spans/s (${quarters(sent)})`),
    figure(
      "answer",
      `median ${ms(median(took))}, p95 ${ms(quantile(took, 0.95))}, p99 ${ms(quantile(took, 0.99))}`,
    ),
    figure("acknowledged", `${count(sent.acknowledged)} spans; rows in the database: ${count(stored)}`),
    figure(
      "CPU of a core",
      `sender ${cores(sent.cpuSeconds / sent.seconds)}, server ${cores(used.serverCores)}, PostgreSQL ${cores(used.databaseCores)}`,
    ),
    figure(
      "CPU a span",
      `sender ${perSpan(sent.cpuSeconds / sent.seconds)}, server ${perSpan(used.serverCores)}, PostgreSQL ${perSpan(used.databaseCores)}`,
    ),
    ...(memory.length > 0 ? [figure("server memory", memoryText(used, memory))] : []),
    figure(
      "raw COPY",
      `${count(raw.rowsPerSecond)} rows/s (${count(raw.rows)} of these rows, 2 connections)`,
    ),
    figure("ratio", `${(rate / raw.rowsPerSecond).toFixed(2)} of raw COPY`),
  ];
  if (stored !== sent.acknowledged)
    lines.push("", "WRONG: the database does not hold what was acknowledged.");
  return [...lines, ...(result.profile ? profileLines(result.profile) : [])].join("\n");
}

function memoryText(used: Used, memory: readonly number[]): string {
  const growth = growthPerMinute(used.memory) / 1024 / 1024;
  const sign = growth < 0 ? "" : "+";
  return `median ${megabytes(median(memory))}, most ${megabytes(Math.max(...memory))}, ${sign}${growth.toFixed(1)} MB a minute`;
}

/** Whether the rate holds: that of each quarter of the time. */
function quarters({ answers, seconds }: Sent): string {
  const sums = [0, 0, 0, 0];
  for (const { at, spans } of answers) {
    const quarter = Math.min(3, Math.floor((at / seconds) * 4));
    sums[quarter] = (sums[quarter] ?? 0) + spans;
  }
  return `by quarters ${sums.map((sum) => count(sum / (seconds / 4))).join(", ")}`;
}

const shownFunctions = 40;
const shownFiles = 25;
/** A thread that did nothing has nothing to show. */
const leastBusy = 0.01;

function profileLines({ threads, statements }: Profile): string[] {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const hot = (title: string, list: readonly Hot[], most: number) =>
    table([
      [title, "self", "with callees"],
      ...list.slice(0, most).map(({ name, self, total }) => [name, percent(self), percent(total)]),
    ]);
  const blocks = threads
    .filter(({ busy }) => busy >= leastBusy)
    .flatMap((cpu, i) => [
      `thread ${i + 1} of the web server, busy ${percent(cpu.busy)} of the time; shares of that:`,
      hot("function", cpu.functions, shownFunctions),
      hot("file or package", cpu.files, shownFiles),
    ]);
  if (statements) {
    blocks.push(
      table([
        ["statement", "calls", "total", "planning", "rows"],
        ...statements.map(({ text, calls, totalMs, planMs, rows }) => [
          text,
          count(calls),
          ms(totalMs),
          ms(planMs),
          count(rows),
        ]),
      ]),
    );
  }
  return blocks.flatMap((block) => ["", block]);
}
