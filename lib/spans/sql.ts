import type { FieldSql } from "@/lib/filters/where";
import type { SpanFieldKey } from "./fields";
import { traceKey } from "./identifiers";

/** Each filterable field's place in the span table, which queries alias as `s`. */
export const spanSql: Readonly<Record<SpanFieldKey, FieldSql>> = {
  log_type: { text: "s.log_type" },
  status: {
    text: "case when s.has_error then 'error' else 'success' end",
    equals: (sql, value) => sql`s.has_error = ${value === "error"}`,
  },
  model: { text: "s.model" },
  customer_identifier: { text: "s.customer" },
  thread_identifier: { text: "s.thread" },
  custom_identifier: { text: "s.custom_id" },
  group_identifier: { text: "s.group_id" },
  trace_group_identifier: { text: "s.trace_group" },
  // A trace group stands for a session that was not given, else the thread. Each has an index of its own.
  session_identifier: {
    text: "coalesce(s.session, s.trace_group, s.thread)",
    equals: (sql, value) => sql`(s.session = ${value} or (s.session is null and s.trace_group = ${value})
      or (s.session is null and s.trace_group is null and s.thread = ${value}))`,
  },
  trace_unique_id: {
    text: "coalesce(s.trace_text, replace(s.trace_id::text, '-', ''))",
    equals: (sql, value) => sql`s.trace_id = ${traceKey(value).uuid}`,
  },
  span_unique_id: { text: "s.span_id" },
  span_name: { text: "s.name" },
  span_workflow_name: { text: "s.workflow_name" },
  unique_id: { text: "s.public_id" },
  environment: { text: "s.environment" },
  metadata: { text: "s.metadata" },
};
