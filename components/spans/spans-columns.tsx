import { createColumnHelper } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { Cost } from "@/components/cells/cost";
import { Duration } from "@/components/cells/duration";
import { IdCell } from "@/components/cells/id-cell";
import { ModelCell } from "@/components/cells/model-cell";
import { Speed } from "@/components/cells/speed";
import { StatusCell } from "@/components/cells/status-cell";
import { TextCell } from "@/components/cells/text-cell";
import { TimeCell } from "@/components/cells/time-cell";
import { TokenFlow, Tokens } from "@/components/cells/tokens";
import type { ColumnMeta, GridColumns, GridFeatures } from "@/components/data-table/columns";
import { KindBadge } from "@/components/kinds/kind";
import { zonedTime } from "@/lib/format";
import { isCostEstimated } from "@/lib/spans/estimable";
import { type ColumnId, metadataKeyOf } from "@/lib/spans/list-columns";
import type { SpanRow } from "@/lib/spans/types";
import { SpanWords } from "./span-words";

const helper = createColumnHelper<GridFeatures, SpanRow>();
const small = "text-12";

type Cell<Value> = (span: SpanRow, value: Value) => ReactNode;
type More = ColumnMeta & { isSortable?: boolean };

function column<Value>(
  id: string,
  header: string,
  size: number,
  read: (span: SpanRow) => Value,
  cell: Cell<Value>,
  { isSortable = false, ...meta }: More = {},
) {
  return helper.accessor(read, {
    id,
    header,
    size,
    enableSorting: isSortable,
    meta,
    cell: ({ row, getValue }) => cell(row.original, getValue()),
  });
}

type Words = (span: SpanRow) => string | null;
type Figure = (span: SpanRow) => number | null;

const figure = (
  id: ColumnId,
  header: string,
  size: number,
  read: Figure,
  cell: Cell<number | null>,
  more?: More,
) => column(id, header, size, read, cell, { align: "end", ...more });

const text = (id: string, header: string, size: number, read: Words, more?: More) =>
  column(id, header, size, read, (_, value) => <TextCell value={value} className={small} />, more);

const identifier = (id: ColumnId, header: string, read: Words, size = 132) =>
  column(id, header, size, read, (_, value) => <IdCell value={value} head={7} tail={5} className={small} />);

const time = (id: ColumnId, header: string, timeZone: string, read: Words, more?: More) =>
  column(
    id,
    header,
    162,
    read,
    (_, value) => <TimeCell iso={value} timeZone={timeZone} isNarrow className={small} />,
    { note: zoneWord(timeZone), ...more },
  );

const tokens = (id: ColumnId, header: string, title: string, read: Figure, more?: More) =>
  figure(
    id,
    header,
    92,
    read,
    (span, value) => <Tokens value={value} estimated={span.tokensEstimated} className={small} />,
    { title, ...more },
  );

/** The columns of Logs; times in `timeZone`, an IANA name. */
function columnsIn(timeZone: string) {
  return [
    time("time", "Time", timeZone, (span) => span.startTime, { isSortable: true }),
    time("end_time", "End", timeZone, (span) => span.endTime),
    column(
      "span",
      "Span",
      200,
      (span) => span.name,
      (span) => <SpanWords span={span} />,
      { grows: true },
    ),
    column(
      "log_type",
      "Type",
      112,
      (span) => span.logType,
      (_, logType) => (
        <span className="flex items-center">
          <KindBadge logType={logType} className={small} />
        </span>
      ),
    ),
    column(
      "model",
      "Model",
      142,
      (span) => span.model,
      (span, model) => <ModelCell model={model} provider={span.provider} className={small} />,
    ),
    text("provider", "Provider", 100, (span) => span.provider),
    column(
      "status",
      "Status",
      66,
      (span) => span.status,
      (span, status) => (
        <span className="flex items-center">
          <StatusCell status={status} code={span.statusCode} message={span.errorMessage} className={small} />
        </span>
      ),
    ),
    text("error", "Error", 220, (span) => span.errorMessage),
    figure(
      "latency",
      "Latency",
      84,
      (span) => span.latencyMs,
      (_, ms) => <Duration ms={ms} className={small} />,
      { isSortable: true },
    ),
    figure(
      "ttft",
      "TTFT",
      80,
      (span) => span.ttftMs,
      (_, ms) => <Duration ms={ms} className={small} />,
      {
        title: "Time to first token",
        isSortable: true,
      },
    ),
    figure(
      "speed",
      "Speed",
      96,
      (span) => span.tokensPerSecond,
      (_, perSecond) => <Speed perSecond={perSecond} className={small} />,
      { title: "Tokens per second", isSortable: true },
    ),
    figure(
      "tokens",
      "Tokens",
      132,
      (span) => span.promptTokens,
      (span, prompt) => (
        <TokenFlow
          prompt={prompt}
          completion={span.completionTokens}
          estimated={span.tokensEstimated}
          className={small}
        />
      ),
      { isSortable: true, title: "Tokens in and out; sorted by their sum" },
    ),
    tokens("prompt_tokens", "Tokens in", "Prompt tokens", (span) => span.promptTokens, { isSortable: true }),
    tokens("completion_tokens", "Tokens out", "Completion tokens", (span) => span.completionTokens, {
      isSortable: true,
    }),
    tokens("reasoning_tokens", "Reasoning", "Reasoning tokens", (span) => span.reasoningTokens),
    tokens("cache_read_tokens", "Cache read", "Tokens read from the cache", (span) => span.cacheReadTokens),
    tokens(
      "cache_write_tokens",
      "Cache write",
      "Tokens written to the cache",
      (span) => span.cacheWriteTokens,
    ),
    column(
      "cost",
      "Cost",
      92,
      (span) => span.costNanos,
      (span, nanos) => <Cost nanos={nanos} estimated={isCostEstimated(span)} className={small} />,
      { align: "end", isSortable: true },
    ),
    text("customer", "Customer", 116, (span) => span.customer),
    identifier("thread", "Thread", (span) => span.thread, 116),
    identifier("session", "Session", (span) => span.session),
    text("input", "Input", 260, (span) => span.inputPreview),
    text("output", "Output", 260, (span) => span.outputPreview),
    text("workflow", "Workflow", 132, (span) => span.workflowName),
    text("trace_group", "Trace group", 132, (span) => span.traceGroup),
    text("group", "Group", 132, (span) => span.group),
    text("environment", "Environment", 104, (span) => span.environment),
    text("custom_id", "Custom ID", 132, (span) => span.customId),
    identifier("log_id", "Log ID", (span) => span.publicId),
    identifier("trace_id", "Trace ID", (span) => span.traceId),
    identifier("span_id", "Span ID", (span) => span.spanId),
  ];
}

/** Below these widths of the table its own columns give way, the last ones first; the panel tells what they would. */
const givesWay: Partial<Record<ColumnId, string>> = {
  model: "@max-[910px]:hidden",
  latency: "@max-[470px]:hidden",
  ttft: "@max-[1010px]:hidden",
  tokens: "@max-[750px]:hidden",
  cost: "@max-[570px]:hidden",
  customer: "@max-[1090px]:hidden",
  thread: "@max-[1290px]:hidden",
};

/**
 * All columns there are, and one for each key of metadata among `ids`. `mayGiveWay` where nobody chose which ones stand
 * there.
 */
export function spanColumns(
  timeZone: string,
  ids: readonly string[],
  mayGiveWay: boolean,
): GridColumns<SpanRow> {
  const own = columnsIn(timeZone).map((one) => ({
    ...one,
    meta: { ...one.meta, className: mayGiveWay ? givesWay[one.id as ColumnId] : undefined },
  }));
  const ofMetadata = ids.flatMap((id) => {
    const key = metadataKeyOf(id);
    return key === null ? [] : [text(id, key, 132, (span) => metadataOf(span, key), { title: id })];
  });
  return helper.columns([...own, ...ofMetadata]);
}

const names = new Map(columnsIn("UTC").map(({ id, header }) => [id, header]));

/** How a column is called where there is no head: in menus and lists of columns. */
export function columnName(id: string): string {
  const name = names.get(id);
  return typeof name === "string" ? name : (metadataKeyOf(id) ?? id);
}

/** What the zone is called today: "UTC", "GMT+1". */
function zoneWord(timeZone: string): string {
  // Not asked of a server, which must say the same as the browser after it.
  return timeZone === "UTC" ? "UTC" : (zonedTime(new Date().toISOString(), timeZone)?.zone ?? timeZone);
}

function metadataOf(span: SpanRow, key: string): string | null {
  return Object.hasOwn(span.metadata, key) ? (span.metadata[key] ?? null) : null;
}
