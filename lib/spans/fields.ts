import { logTypes, statuses } from "@/db/enums";
import type { Field, Filter } from "@/lib/filters/define";

/**
 * What a span can be filtered by. A new filter is an entry here, its column in `sql.ts` (the compiler asks for it)
 * and a row in the test; URL, filter bar and REST follow. Keys are the wire's names.
 */
export const spanFields = [
  { key: "log_type", label: "Type", kind: "enum", values: logTypes },
  { key: "status", label: "Status", kind: "enum", values: statuses, synonyms: { failed: "error" } },
  { key: "model", label: "Model", kind: "text" },
  { key: "customer_identifier", label: "Customer", kind: "id" },
  { key: "thread_identifier", label: "Thread", kind: "id" },
  { key: "custom_identifier", label: "Custom ID", kind: "id" },
  { key: "group_identifier", label: "Group", kind: "id" },
  { key: "trace_group_identifier", label: "Trace group", kind: "id" },
  { key: "session_identifier", label: "Session", kind: "id" },
  { key: "trace_unique_id", label: "Trace ID", kind: "id", aliases: ["trace_id"] },
  { key: "span_unique_id", label: "Span ID", kind: "id", aliases: ["span_id"] },
  { key: "span_name", label: "Span name", kind: "text" },
  { key: "span_workflow_name", label: "Workflow", kind: "text" },
  { key: "unique_id", label: "Log ID", kind: "id", aliases: ["id"] },
  { key: "environment", label: "Environment", kind: "text", hidden: true },
  { key: "metadata", label: "Metadata", kind: "map" },
] as const satisfies readonly Field[];

export type SpanFieldKey = (typeof spanFields)[number]["key"];
export type SpanFilter = Filter<SpanFieldKey>;
