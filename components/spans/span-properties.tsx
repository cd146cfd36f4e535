import type { ReactNode } from "react";
import { TimeCell } from "@/components/cells/time-cell";
import { Tag } from "@/components/ui/tag";
import { formatDuration, formatTime } from "@/lib/format";
import type { SpanFieldKey, SpanFilter } from "@/lib/spans/fields";
import { serializeEnvironment } from "@/lib/spans/list-state";
import type { SpanDetail } from "@/lib/spans/types";
import { PropertyList, PropertyRow } from "./property-row";

/** The wire's word for each way a span can come in. */
const methodWords = {
  inference: "gateway",
  logging_api: "logging API",
  batch: "batch",
  python_tracing: "Python tracing",
  ts_tracing: "TypeScript tracing",
  tracing_integration: "tracing integration",
} as const;

type Line = { label: string; value: string | null; field?: SpanFieldKey; isInherited?: boolean };

function is(field: SpanFieldKey, value: string): SpanFilter {
  return { field, operator: "is", values: [value] };
}

/** Everything a span says about itself beside its content, each line to copy and, where it can be, to filter by. */
export function SpanProperties({ span }: { span: SpanDetail }) {
  const identity: Line[] = [
    {
      label: "Customer",
      value: span.customer,
      field: "customer_identifier",
      isInherited: span.inherited.customer,
    },
    { label: "Thread", value: span.thread, field: "thread_identifier", isInherited: span.inherited.thread },
    {
      label: "Session",
      value: span.session,
      field: "session_identifier",
      isInherited: span.inherited.session,
    },
    {
      label: "Trace group",
      value: span.traceGroup,
      field: "trace_group_identifier",
      isInherited: span.inherited.traceGroup,
    },
    { label: "Group", value: span.group, field: "group_identifier" },
    { label: "Custom ID", value: span.customId, field: "custom_identifier" },
  ];
  const what: Line[] = [
    { label: "Name", value: span.name, field: "span_name" },
    { label: "Workflow", value: span.workflowName, field: "span_workflow_name" },
    { label: "Type", value: span.logType, field: "log_type" },
    { label: "Model", value: span.model, field: "model" },
    { label: "Provider", value: span.provider },
    { label: "Status", value: span.status, field: "status" },
    { label: "Status code", value: String(span.statusCode) },
    { label: "Streamed", value: span.stream === null ? null : span.stream ? "yes" : "no" },
    { label: "Environment", value: serializeEnvironment({ side: span.side, name: span.environment }) },
    { label: "Prompt", value: promptWords(span) },
    { label: "Entity path", value: span.path },
  ];
  const ids: Line[] = [
    { label: "Log ID", value: span.publicId, field: "unique_id" },
    { label: "Trace ID", value: span.traceId, field: "trace_unique_id" },
    { label: "Span ID", value: span.spanId, field: "span_unique_id" },
    { label: "Parent ID", value: span.parentId },
    { label: "Came by", value: methodWords[span.logMethod] },
    { label: "Scope", value: span.scope },
    { label: "API key", value: span.apiKeyName },
  ];
  const metadata = Object.entries(span.metadata);
  return (
    <>
      <Lines title="Properties" lines={[...what, ...identity]} />
      {metadata.length > 0 ? (
        <PropertyList title="Metadata">
          {metadata.map(([key, value]) => (
            <PropertyRow
              key={key}
              label={key}
              value={value}
              filter={{ field: "metadata", mapKey: key, operator: "is", values: [value] }}
            />
          ))}
        </PropertyList>
      ) : null}
      <Times span={span} />
      <Lines title="Identifiers" lines={ids} />
    </>
  );
}

function promptWords({ promptName, promptId, promptVersion }: SpanDetail): string | null {
  const name = promptName ?? promptId;
  return name === null ? null : promptVersion === null ? name : `${name}, version ${promptVersion}`;
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <PropertyList title={title}>
      {lines.map(({ label, value, field, isInherited }) =>
        value === null ? null : (
          <PropertyRow key={label} label={label} value={value} filter={field && is(field, value)}>
            {isInherited ? (
              <>
                <span className="min-w-0 font-mono [overflow-wrap:anywhere]">{value}</span>
                <Tag title="Not sent with this span: taken from its trace">inherited</Tag>
              </>
            ) : undefined}
          </PropertyRow>
        ),
      )}
    </PropertyList>
  );
}

function Times({ span }: { span: SpanDetail }) {
  const time = (label: string, iso: string): ReactNode => (
    <PropertyRow label={label} value={formatTime(iso)}>
      <TimeCell iso={iso} withYear withZone className="text-12" />
    </PropertyRow>
  );
  return (
    <PropertyList title="Times">
      {time("Start", span.startTime)}
      {time("End", span.endTime)}
      {time("Received", span.receivedAt)}
      <PropertyRow label="Latency" value={formatDuration(span.latencyMs)} />
      {span.ttftMs === null ? null : <PropertyRow label="First token" value={formatDuration(span.ttftMs)} />}
      {span.tokensPerSecond === null ? null : (
        <PropertyRow label="Speed" value={`${span.tokensPerSecond.toFixed(1)} tokens/s`} />
      )}
    </PropertyList>
  );
}
