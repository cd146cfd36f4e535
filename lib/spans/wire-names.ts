/**
 * Fields that documentation and real clients know and that we cannot always fill: null where nothing was sent, so
 * that a client finds every name it looks for. Source: docs/rules.md, "Field names".
 */

/** On every row of a list. */
export const rowNames = [
  "note",
  "category",
  "routing_time",
  "used_custom_credential",
  "deployment_name",
  "foundation_model",
  "evaluation_identifier",
  "storage_object_key",
] as const;

/** On the detail, beside those of a row. */
export const detailNames = [
  "full_request",
  "full_response",
  "tools",
  "tool_choice",
  "tool_calls",
  "reasoning",
  "variables",
  "response_format",
  "thinking",
  "base64_embedding",
  "encoding_format",
  "dimensions",
  "audio_input_file",
  "audio_output_file",
  "ideal_output",
  "unit_prices",
  "component_costs",
  "service_tier",
  "pricing_tier",
  "model_discount",
  "llm_gateway_markup_rate",
  "covered_by",
  "evaluation_cost",
  "period_start",
  "period_end",
  "deployment_id",
  "load_balance_group_id",
  "properties",
  "customer_params",
  "ip_address",
  "request_url_path",
  "respan_gateway_request_id",
  "trace_name",
  "span_tools",
  "span_handoffs",
  "span_links",
  "error_fingerprint",
  "fault_domain",
  "warnings_dict",
  "recommendations",
  "recommendations_dict",
  "limit_info",
  "annotation_status",
  "temperature",
  "top_p",
  "max_tokens",
  "max_completion_tokens",
  "frequency_penalty",
  "presence_penalty",
  "stop",
  "n",
  "stream_options",
  "logprobs",
  "top_logprobs",
  "logit_bias",
  "parallel_tool_calls",
  "reasoning_effort",
  "verbosity",
  "seed",
  "timeout",
  "user",
  "cache_miss_bit",
  "cache_key",
] as const;

/** Extras that a list row needs: those it names, and those that its own fields are made of. */
export const rowExtras = [
  ...rowNames,
  "scores",
  "cache_hit",
  "prompt_messages",
  "completion_message",
  "completion_messages",
] as const;

/** The names, each with null. */
export function blank(names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}
