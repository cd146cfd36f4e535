import { conversationTypes } from "@/db/enums";
import type { SpanDetail, SpanRow } from "./types";

/** Nano-dollars as the USD the wire speaks. */
export function usdOf(nanos: number | null): number | null {
  return nanos === null ? null : nanos / 1e9;
}

function secondsOf(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

/**
 * A span as a REST list row: the union of the fields the documentation and real clients know.
 * Source: docs/rules.md, "Doors and aliases".
 */
export function toWireRow(span: SpanRow, organizationId: number): Record<string, unknown> {
  return {
    id: span.publicId,
    unique_id: span.publicId,
    organization_id: organizationId,
    environment: span.environment,
    is_test: span.side === "test",
    log_type: span.logType,
    trace_unique_id: span.traceId,
    span_unique_id: span.spanId,
    span_parent_id: span.parentId,
    span_name: span.name,
    span_workflow_name: span.workflowName,
    start_time: span.startTime,
    timestamp: span.endTime,
    latency: secondsOf(span.latencyMs),
    time_to_first_token: secondsOf(span.ttftMs),
    tokens_per_second: span.tokensPerSecond,
    model: span.model,
    provider_id: span.provider,
    prompt_tokens: span.promptTokens,
    completion_tokens: span.completionTokens,
    total_request_tokens: span.totalTokens,
    reasoning_tokens: span.reasoningTokens,
    prompt_cache_hit_tokens: span.cacheReadTokens,
    prompt_cache_creation_tokens: span.cacheWriteTokens,
    cost: usdOf(span.costNanos),
    status_code: span.statusCode,
    status: span.status,
    failed: span.status === "error",
    error_message: span.errorMessage,
    customer_identifier: span.customer,
    thread_identifier: span.thread,
    session_identifier: span.session,
    trace_group_identifier: span.traceGroup,
    group_identifier: span.group,
    custom_identifier: span.customId,
    metadata: span.metadata,
    positive_feedback: span.positiveFeedback,
    is_pinned: span.pinned,
    blurred: false,
    prompt: span.inputPreview,
    completion: span.outputPreview,
  };
}

/** A span as the REST detail: the list row, the contents, and for conversations their messages. */
export function toWireDetail(span: SpanDetail, organizationId: number): Record<string, unknown> {
  const conversation = conversationTypes.includes(span.logType);
  return {
    ...span.extras,
    ...toWireRow(span, organizationId),
    received_at: span.receivedAt,
    span_path: span.path,
    log_method: span.logMethod,
    stream: span.stream,
    prompt_id: span.promptId,
    prompt_name: span.promptName,
    prompt_version_number: span.promptVersion,
    organization_key_id: span.apiKeyId,
    error_class: span.errorClass,
    error_code: span.errorCode,
    warnings: span.warnings,
    has_warnings: span.warnings.length > 0,
    disable_log: span.noLog,
    is_token_count_estimated: span.tokensEstimated,
    input: span.input,
    output: span.output,
    ...(conversation
      ? { prompt_messages: messagesOf(span.input), completion_message: completionOf(span.output) }
      : {}),
  };
}

/** Reads content that may be JSON text; anything else is the text itself. */
function parsed(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function messagesOf(input: string | null): unknown[] {
  if (input === null) return [];
  const value = parsed(input);
  if (Array.isArray(value)) return value;
  if (isRecord(value) && Array.isArray(value.messages)) return value.messages;
  return [isRecord(value) && "role" in value ? value : { role: "user", content: value }];
}

function completionOf(output: string | null): unknown {
  if (output === null) return null;
  const value = parsed(output);
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isRecord(single) && "role" in single ? single : { role: "assistant", content: single };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
