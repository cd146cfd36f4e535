import { Cost } from "@/components/cells/cost";
import { Duration } from "@/components/cells/duration";
import { IdCell } from "@/components/cells/id-cell";
import { ModelCell } from "@/components/cells/model-cell";
import { Speed } from "@/components/cells/speed";
import { StatusCell } from "@/components/cells/status-cell";
import { TextCell } from "@/components/cells/text-cell";
import { TimeCell } from "@/components/cells/time-cell";
import { TokenFlow, Tokens } from "@/components/cells/tokens";
import type { GridColumn } from "@/components/data-table/columns";
import { KindBadge } from "@/components/kinds/kind";
import { zonedTime } from "@/lib/format";
import { isCostEstimated } from "@/lib/spans/estimable";
import { type ColumnId, metadataKeyOf } from "@/lib/spans/list-columns";
import type { SpanRow } from "@/lib/spans/types";
import { SpanWords } from "./span-words";

type Column = Omit<GridColumn<SpanRow>, "id">;

const small = "text-12";

const figure = (label: string, widthPx: number, cell: Column["cell"], more?: Partial<Column>): Column => ({
  label,
  widthPx,
  align: "end",
  cell,
  ...more,
});

const text = (label: string, widthPx: number, read: (span: SpanRow) => string | null): Column => ({
  label,
  widthPx,
  cell: (span) => <TextCell value={read(span)} className={small} />,
});

const identifier = (label: string, read: (span: SpanRow) => string | null): Column => ({
  label,
  widthPx: 132,
  cell: (span) => <IdCell value={read(span)} head={7} tail={5} className={small} />,
});

const time = (label: string, timeZone: string, read: (span: SpanRow) => string | null): Column => ({
  label,
  note: zoneWord(timeZone),
  widthPx: 162,
  cell: (span) => <TimeCell iso={read(span)} timeZone={timeZone} isNarrow className={small} />,
});

const tokens = (label: string, title: string, read: (span: SpanRow) => number | null): Column =>
  figure(
    label,
    92,
    (span) => <Tokens value={read(span)} estimated={span.tokensEstimated} className={small} />,
    { title },
  );

/** The columns of Logs by their ids; times in `timeZone`, an IANA name. */
function columnsIn(timeZone: string): Readonly<Record<ColumnId, Column>> {
  return {
    time: { ...time("Time", timeZone, (span) => span.startTime), isSortable: true },
    end_time: time("End", timeZone, (span) => span.endTime),
    span: { label: "Span", widthPx: 200, grows: true, cell: (span) => <SpanWords span={span} /> },
    log_type: {
      label: "Type",
      widthPx: 112,
      cell: (span) => (
        <span className="flex items-center">
          <KindBadge logType={span.logType} className={small} />
        </span>
      ),
    },
    model: {
      label: "Model",
      widthPx: 142,
      cell: (span) => <ModelCell model={span.model} provider={span.provider} className={small} />,
    },
    provider: text("Provider", 100, (span) => span.provider),
    status: {
      label: "Status",
      widthPx: 66,
      cell: (span) => (
        <span className="flex items-center">
          <StatusCell
            status={span.status}
            code={span.statusCode}
            message={span.errorMessage}
            className={small}
          />
        </span>
      ),
    },
    error: text("Error", 220, (span) => span.errorMessage),
    latency: figure("Latency", 84, (span) => <Duration ms={span.latencyMs} className={small} />, {
      isSortable: true,
    }),
    ttft: figure("TTFT", 80, (span) => <Duration ms={span.ttftMs} className={small} />, {
      title: "Time to first token",
      isSortable: true,
    }),
    speed: figure("Speed", 96, (span) => <Speed perSecond={span.tokensPerSecond} className={small} />, {
      title: "Tokens per second",
      isSortable: true,
    }),
    tokens: figure(
      "Tokens",
      132,
      (span) => (
        <TokenFlow
          prompt={span.promptTokens}
          completion={span.completionTokens}
          estimated={span.tokensEstimated}
          className={small}
        />
      ),
      { isSortable: true, title: "Tokens in and out; sorted by their sum" },
    ),
    prompt_tokens: { ...tokens("Tokens in", "Prompt tokens", (span) => span.promptTokens), isSortable: true },
    completion_tokens: {
      ...tokens("Tokens out", "Completion tokens", (span) => span.completionTokens),
      isSortable: true,
    },
    reasoning_tokens: tokens("Reasoning", "Reasoning tokens", (span) => span.reasoningTokens),
    cache_read_tokens: tokens("Cache read", "Tokens read from the cache", (span) => span.cacheReadTokens),
    cache_write_tokens: tokens("Cache write", "Tokens written to the cache", (span) => span.cacheWriteTokens),
    cost: figure(
      "Cost",
      92,
      (span) => <Cost nanos={span.costNanos} estimated={isCostEstimated(span)} className={small} />,
      { isSortable: true },
    ),
    customer: text("Customer", 116, (span) => span.customer),
    thread: { ...identifier("Thread", (span) => span.thread), widthPx: 116 },
    session: identifier("Session", (span) => span.session),
    input: text("Input", 260, (span) => span.inputPreview),
    output: text("Output", 260, (span) => span.outputPreview),
    workflow: text("Workflow", 132, (span) => span.workflowName),
    trace_group: text("Trace group", 132, (span) => span.traceGroup),
    group: text("Group", 132, (span) => span.group),
    environment: text("Environment", 104, (span) => span.environment),
    custom_id: text("Custom ID", 132, (span) => span.customId),
    log_id: identifier("Log ID", (span) => span.publicId),
    trace_id: identifier("Trace ID", (span) => span.traceId),
    span_id: identifier("Span ID", (span) => span.spanId),
  };
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

type Catalogue = (id: string) => GridColumn<SpanRow> | null;

/** Finds a column by its id; a key of metadata is a column too. `mayGiveWay` where nobody chose which ones stand there. */
export function spanColumns(timeZone: string, mayGiveWay: boolean): Catalogue {
  const own: Readonly<Record<string, Column>> = columnsIn(timeZone);
  return (id) => {
    const column = Object.hasOwn(own, id) ? own[id] : undefined;
    if (column) return { ...column, id, className: mayGiveWay ? givesWay[id as ColumnId] : undefined };
    const key = metadataKeyOf(id);
    if (key === null) return null;
    return { ...text(key, 132, (span) => metadataOf(span, key)), id, title: id };
  };
}

/** How a column is called where there is no head: in menus and lists of columns. */
export function columnName(id: string): string {
  return inUtc(id)?.label ?? id;
}

const inUtc = spanColumns("UTC", false);

/** What the zone is called today: "UTC", "GMT+1". */
function zoneWord(timeZone: string): string {
  // Not asked of a server, which must say the same as the browser after it.
  return timeZone === "UTC" ? "UTC" : (zonedTime(new Date().toISOString(), timeZone)?.zone ?? timeZone);
}

function metadataOf(span: SpanRow, key: string): string | null {
  return Object.hasOwn(span.metadata, key) ? (span.metadata[key] ?? null) : null;
}
