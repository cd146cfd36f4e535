import { decimalForm } from "@/lib/filters/decimal";
import type { Columns, TextSql } from "@/lib/filters/where";
import { equalsAny } from "@/lib/filters/where-any";
import { callsTools, contentContains, extraBoolean, extraField, extraNumber } from "./contents-sql";
import type { spanFields } from "./fields";
import { traceKey } from "./identifiers";

/** Each filterable field's place in the span table, which queries alias as `s`, or behind it. */
export const spanSql: Columns<typeof spanFields> = {
  log_type: { text: "s.log_type" },
  status: {
    text: "case when s.has_error then 'error' else 'success' end",
    equals: (sql, values) => {
      const [isError, isSuccess] = [values.includes("error"), values.includes("success")];
      return isError === isSuccess ? sql.unsafe(String(isError)) : sql`s.has_error = ${isError}`;
    },
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
    equals: (sql, values) => {
      const is = (column: string) => equalsAny(sql, sql.unsafe(column), values);
      return sql`((${is("s.session")}) or (s.session is null and (${is("s.trace_group")}))
        or (s.session is null and s.trace_group is null and (${is("s.thread")})))`;
    },
  },
  trace_unique_id: {
    text: "coalesce(s.trace_text, replace(s.trace_id::text, '-', ''))",
    equals: (sql, values) => sql`s.trace_id = any(${values.map((value) => traceKey(value).uuid)}::uuid[])`,
  },
  span_unique_id: { text: "s.span_id" },
  span_parent_id: { text: "s.parent_id" },
  span_name: { text: "s.name" },
  span_workflow_name: { text: "s.workflow_name" },
  span_path: { text: "s.path" },
  unique_id: { text: "s.public_id" },
  metadata: { text: "s.metadata" },
  scores: { score: null },
  cost: { integer: "s.cost_nanos", digits: 9 },
  latency: { integer: "s.duration_us", digits: 6, zeroIsNone: true },
  time_to_first_token: { integer: "s.ttft_us", digits: 6 },
  tokens_per_second: { real: "s.tokens_per_second" },
  total_request_tokens: { integer: "s.total_tokens", digits: 0 },
  prompt_tokens: { integer: "s.prompt_tokens", digits: 0 },
  completion_tokens: { integer: "s.completion_tokens", digits: 0 },
  reasoning_tokens: { integer: "s.reasoning_tokens", digits: 0 },
  prompt_cache_hit_tokens: { integer: "s.cache_read_tokens", digits: 0 },
  prompt_cache_creation_tokens: { integer: "s.cache_write_tokens", digits: 0 },
  routing_time: { numeric: extraNumber("routing_time", decimalForm) },
  status_code: { integer: "s.status_code", digits: 0 },
  error_message: { text: "s.error_message" },
  error_class: { text: "s.error_class" },
  error_code: { text: "s.error_code" },
  error_fingerprint: extraField("error_fingerprint"),
  fault_domain: extraField("fault_domain"),
  provider_id: { text: "s.provider" },
  deployment_name: extraField("deployment_name"),
  customer_email: ofCustomer("email"),
  customer_name: ofCustomer("name"),
  prompt_id: { text: "s.prompt_id" },
  prompt_name: { text: "s.prompt_name" },
  prompt_version_number: { integer: "s.prompt_version", digits: 0 },
  organization_key_id: { text: "s.api_key_id::text" },
  evaluation_identifier: extraField("evaluation_identifier"),
  evaluator_id: { text: "null::text" },
  log_method: { text: "s.log_method" },
  is_root_span: { boolean: "s.is_root" },
  positive_feedback: { boolean: "s.positive_feedback" },
  is_pinned: { boolean: "s.pinned" },
  has_tool_calls: { boolean: callsTools },
  has_warnings: { boolean: "coalesce(jsonb_array_length(s.warnings), 0) > 0" },
  stream: { boolean: "s.stream" },
  cache_bit: { boolean: extraBoolean("cache_hit") },
  is_token_count_estimated: { boolean: "s.tokens_estimated" },
  used_custom_credential: { boolean: extraBoolean("used_custom_credential") },
  cache_key: extraField("cache_key"),
  note: extraField("note"),
  behaviors: extraField("behaviors"),
  temperature: { numeric: extraNumber("temperature", decimalForm) },
  max_tokens: { numeric: extraNumber("max_tokens", decimalForm) },
  content: { contains: (sql, texts) => contentContains(sql, ["input", "output"], texts) },
  input: { contains: (sql, texts) => contentContains(sql, ["input"], texts) },
  output: { contains: (sql, texts) => contentContains(sql, ["output"], texts) },
  tools: { contains: (sql, texts) => contentContains(sql, ["tools"], texts) },
  environment: { text: "s.environment" },
  failed: { boolean: "s.has_error" },
};

/** What is known of the span's customer by now. */
function ofCustomer(column: "email" | "name"): TextSql {
  return {
    text: `(select u.${column} from customers u where u.organization_id = s.organization_id and u.side = s.side
      and u.environment = s.environment and u.customer = s.customer)`,
  };
}
