import { Cost } from "@/components/cells/cost";
import { Duration } from "@/components/cells/duration";
import { ModelCell } from "@/components/cells/model-cell";
import { Speed } from "@/components/cells/speed";
import { StatusCell } from "@/components/cells/status-cell";
import { TokenFlow } from "@/components/cells/tokens";
import { KindBadge } from "@/components/kinds/kind";
import { zonedTime } from "@/lib/format";
import { isCostEstimated } from "@/lib/spans/estimable";
import type { ColumnId } from "@/lib/spans/list-columns";
import type { SpanRow } from "@/lib/spans/types";
import { SpanWords } from "../span-words";
import { column, figure, identifier, small, text, tokens } from "./column-kinds";
import { RowTime } from "./row-time";

/** Those that look the same in every zone. */
const plainColumns = {
  span: column(
    "Span",
    240,
    (span) => span.name,
    (span) => <SpanWords span={span} />,
    { grows: true },
  ),
  model: column(
    "Model",
    132,
    (span) => span.model,
    (span, model) => <ModelCell model={model} provider={span.provider} className={small} />,
  ),
  status: column(
    "Status",
    62,
    (span) => span.status,
    (span, status) => (
      <span className="flex items-center">
        <StatusCell status={status} code={span.statusCode} message={span.errorMessage} className={small} />
      </span>
    ),
  ),
  latency: figure(
    "Latency",
    80,
    (span) => span.latencyMs,
    (_, ms) => <Duration ms={ms} className={small} />,
    { isSortable: true },
  ),
  ttft: figure(
    "TTFT",
    76,
    (span) => span.ttftMs,
    (_, ms) => <Duration ms={ms} className={small} />,
    { title: "Time to first token", isSortable: true },
  ),
  tokens: figure(
    "Tokens",
    124,
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
  cost: figure(
    "Cost",
    88,
    (span) => span.costNanos,
    (span, nanos) => <Cost nanos={nanos} estimated={isCostEstimated(span)} className={small} />,
    { isSortable: true },
  ),
  customer: text("Customer", 116, (span) => span.customer),
  thread: identifier("Thread", (span) => span.thread, 116),
  log_type: column(
    "Type",
    112,
    (span) => span.logType,
    (_, logType) => (
      <span className="flex items-center">
        <KindBadge logType={logType} className={small} />
      </span>
    ),
  ),
  provider: text("Provider", 100, (span) => span.provider),
  prompt_tokens: tokens("Tokens in", "Prompt tokens", (span) => span.promptTokens, { isSortable: true }),
  completion_tokens: tokens("Tokens out", "Completion tokens", (span) => span.completionTokens, {
    isSortable: true,
  }),
  reasoning_tokens: tokens("Reasoning", "Reasoning tokens", (span) => span.reasoningTokens),
  cache_read_tokens: tokens("Cache read", "Tokens read from the cache", (span) => span.cacheReadTokens),
  cache_write_tokens: tokens("Cache write", "Tokens written to the cache", (span) => span.cacheWriteTokens),
  speed: figure(
    "Speed",
    96,
    (span) => span.tokensPerSecond,
    (_, perSecond) => <Speed perSecond={perSecond} className={small} />,
    { title: "Tokens per second", isSortable: true },
  ),
  input: text("Input", 260, (span) => span.inputPreview),
  output: text("Output", 260, (span) => span.outputPreview),
  error: text("Error", 220, (span) => span.errorMessage),
  workflow: text("Workflow", 132, (span) => span.workflowName),
  session: identifier("Session", (span) => span.session),
  trace_group: text("Trace group", 132, (span) => span.traceGroup),
  group: text("Group", 132, (span) => span.group),
  environment: text("Environment", 104, (span) => span.environment),
  custom_id: text("Custom ID", 132, (span) => span.customId),
  log_id: identifier("Log ID", (span) => span.publicId),
  trace_id: identifier("Trace ID", (span) => span.traceId),
  span_id: identifier("Span ID", (span) => span.spanId),
};

/** What the columns of times need to know. */
export type TimeLook = {
  /** An IANA name. */
  timeZone: string;
  /** The day whose spans need not say it, as "20 Nov 2026"; null where days are mixed and each says its own. */
  today: string | null;
};

/** All columns the list has by itself. */
export function ownColumns(look: TimeLook) {
  return {
    ...plainColumns,
    time: timeColumn("Time", (span) => span.startTime, look, true),
    end_time: timeColumn("End", (span) => span.endTime, { ...look, today: null }),
  } satisfies Record<ColumnId, unknown>;
}

const timeColumn = (
  header: string,
  read: (span: SpanRow) => string,
  { timeZone, today }: TimeLook,
  isSortable = false,
) =>
  column(header, 126, read, (_, iso) => <RowTime iso={iso} timeZone={timeZone} today={today} />, {
    note: zoneWord(timeZone),
    isSortable,
  });

/** What the zone is called today: "UTC", "GMT+1". */
function zoneWord(timeZone: string): string {
  // Not asked of a server, which must say the same as the browser after it.
  return timeZone === "UTC" ? "UTC" : (zonedTime(new Date().toISOString(), timeZone)?.zone ?? timeZone);
}
