import type { ReactNode } from "react";
import { TimeCell } from "@/components/cells/time-cell";
import { Tag } from "@/components/ui/tag";
import { formatDuration, formatTime } from "@/lib/format";
import type { SpanFacts } from "@/lib/panel/panel-span";
import type { SpanFieldKey } from "@/lib/spans/fields";
import { serializeEnvironment } from "@/lib/spans/list-state";
import { secondsOf } from "./amounts";
import { type Filterable, PropertyList, PropertyRow, Value } from "./property-row";
import { useListZone } from "./use-list-zone";

/** The wire's word for each way a span can come in. */
const methodWords = {
  inference: "gateway",
  logging_api: "logging API",
  batch: "batch",
  python_tracing: "Python tracing",
  ts_tracing: "TypeScript tracing",
  tracing_integration: "tracing integration",
} as const;

type Line = {
  label: string;
  value: string | null;
  field?: SpanFieldKey;
  /** What a filter calls the value, where that is not what is shown. */
  asked?: string;
  isInherited?: boolean;
};

/** Everything a span says about itself beside its content, each line to copy and, where it can be, to filter by. */
export function SpanProperties({ span }: { span: SpanFacts }) {
  const metadata = Object.entries(span.metadata);
  return (
    <>
      <Lines title="Properties" lines={[...whatOf(span), ...identityOf(span)]} />
      {metadata.length > 0 ? (
        <PropertyList title="Metadata">
          {metadata.map(([key, value]) => (
            <PropertyRow
              key={key}
              label={key}
              value={value}
              filterable={{ field: "metadata", mapKey: key, value }}
            />
          ))}
        </PropertyList>
      ) : null}
      <Times span={span} />
      <Lines title="Identifiers" lines={idsOf(span)} />
    </>
  );
}

function whatOf(span: SpanFacts): Line[] {
  const { stream, promptVersion } = span;
  return [
    { label: "Name", value: span.name, field: "span_name" },
    { label: "Workflow", value: span.workflowName, field: "span_workflow_name" },
    { label: "Type", value: span.logType, field: "log_type" },
    { label: "Model", value: span.model, field: "model" },
    { label: "Provider", value: span.provider, field: "provider_id" },
    { label: "Status", value: span.status, field: "status" },
    { label: "Status code", value: String(span.statusCode), field: "status_code" },
    { label: "Error class", value: span.errorClass, field: "error_class" },
    { label: "Error code", value: span.errorCode, field: "error_code" },
    {
      label: "Streamed",
      value: stream === null ? null : stream ? "yes" : "no",
      field: "stream",
      asked: String(stream),
    },
    { label: "Environment", value: serializeEnvironment({ side: span.side, name: span.environment }) },
    { label: "Prompt", value: span.promptName, field: "prompt_name" },
    { label: "Prompt ID", value: span.promptId, field: "prompt_id" },
    {
      label: "Prompt version",
      value: promptVersion === null ? null : String(promptVersion),
      field: "prompt_version_number",
    },
    { label: "Entity path", value: span.path, field: "span_path" },
  ];
}

function identityOf({ inherited, ...span }: SpanFacts): Line[] {
  return [
    {
      label: "Customer",
      value: span.customer,
      field: "customer_identifier",
      isInherited: inherited.customer,
    },
    { label: "Thread", value: span.thread, field: "thread_identifier", isInherited: inherited.thread },
    { label: "Session", value: span.session, field: "session_identifier", isInherited: inherited.session },
    {
      label: "Trace group",
      value: span.traceGroup,
      field: "trace_group_identifier",
      isInherited: inherited.traceGroup,
    },
    { label: "Group", value: span.group, field: "group_identifier" },
    { label: "Custom ID", value: span.customId, field: "custom_identifier" },
  ];
}

function idsOf(span: SpanFacts): Line[] {
  return [
    { label: "Log ID", value: span.publicId, field: "unique_id" },
    { label: "Trace ID", value: span.traceId, field: "trace_unique_id" },
    { label: "Span ID", value: span.spanId, field: "span_unique_id" },
    { label: "Parent ID", value: span.parentId, field: "span_parent_id" },
    { label: "Came by", value: methodWords[span.logMethod], field: "log_method", asked: span.logMethod },
    { label: "Scope", value: span.scope },
    {
      label: "API key",
      value: span.apiKeyName,
      field: "organization_key_id",
      asked: span.apiKeyId === null ? undefined : String(span.apiKeyId),
    },
  ];
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <PropertyList title={title}>
      {lines.map(({ label, value, field, asked, isInherited }) =>
        value === null ? null : (
          <PropertyRow
            key={label}
            label={label}
            value={value}
            filterable={field && { field, value: asked ?? value }}
          >
            {isInherited ? (
              <>
                <Value text={value} />
                <Tag title="Not sent with this span: taken from its trace">inherited</Tag>
              </>
            ) : undefined}
          </PropertyRow>
        ),
      )}
    </PropertyList>
  );
}

function Times({ span }: { span: SpanFacts }) {
  const timeZone = useListZone();
  const { latencyMs, ttftMs, tokensPerSecond } = span;
  const time = (label: string, iso: string): ReactNode => (
    <PropertyRow label={label} value={formatTime(iso, timeZone)}>
      <TimeCell iso={iso} timeZone={timeZone} withYear withZone className="text-12" />
    </PropertyRow>
  );
  const amount = (label: string, value: string, filterable?: Filterable): ReactNode => (
    <PropertyRow label={label} value={value} filterable={filterable} />
  );
  return (
    <PropertyList title="Times">
      {time("Start", span.startTime)}
      {time("End", span.endTime)}
      {time("Received", span.receivedAt)}
      {amount(
        "Latency",
        formatDuration(latencyMs),
        latencyMs === null ? undefined : { field: "latency", value: secondsOf(latencyMs), isAmount: true },
      )}
      {ttftMs === null
        ? null
        : amount("First token", formatDuration(ttftMs), {
            field: "time_to_first_token",
            value: secondsOf(ttftMs),
            isAmount: true,
          })}
      {tokensPerSecond === null
        ? null
        : amount("Speed", `${tokensPerSecond.toFixed(1)} tokens/s`, {
            field: "tokens_per_second",
            value: String(tokensPerSecond),
            isAmount: true,
          })}
    </PropertyList>
  );
}
