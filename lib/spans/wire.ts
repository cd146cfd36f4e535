import { conversationTypes } from "@/db/enums";
import { isRecord } from "@/lib/is-record";
import type { NewSpan } from "./new-span";
import type { SpanDetail, SpanRow } from "./types";
import type { WireFacts } from "./wire-facts";
import { completionsOf, messagesOf, parsedContent } from "./wire-messages";
import { blank, detailNames, rowNames } from "./wire-names";
import { callsTools, systemPreview, wireText } from "./wire-text";

type Wire = Record<string, unknown>;

/** What a span carried. */
type Carried = { input: string | null; output: string | null; extras: Readonly<Wire> };

const previewLength = 240;

/** Nano-dollars as the USD the wire speaks. */
function usdOf(nanos: number | null): number | null {
  return nanos === null ? null : nanos / 1e9;
}

function secondsOf(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

/**
 * A span as a REST list row: the union of the fields that documentation and real clients know. What was not sent and
 * cannot be derived is null. Source: docs/rules.md, "Field names".
 *
 * @param carried input, output and the extras named by `rowExtras`; null where the answer needs none of them
 */
export function toWireRow(
  span: SpanRow,
  facts: WireFacts,
  organizationId: number,
  carried: Carried | null,
): Wire {
  return {
    ...blank(rowNames),
    ...named(carried?.extras ?? {}, rowNames),
    ...ownFields(span, facts, organizationId),
    ...(carried ? spoken(span, carried) : {}),
    scores: isRecord(carried?.extras.scores) ? carried.extras.scores : {},
    ...cacheFields(carried?.extras.cache_hit),
  };
}

/**
 * A span as the REST detail: the list row, and everything it carried.
 *
 * @param sent the facts as they were sent, without what was derived
 */
export function toWireDetail(
  span: SpanDetail,
  facts: WireFacts,
  organizationId: number,
  sent: NewSpan | null,
): Wire {
  const { extras, input, output } = span;
  const messages = spoken(span, span);
  return {
    ...blank(detailNames),
    ...extras,
    ...toWireRow(span, facts, organizationId, span),
    received_at: span.receivedAt,
    span_path: span.path,
    disable_log: span.noLog,
    customer_name: facts.customerName ?? sent?.customerName ?? null,
    customer_email: facts.customerEmail ?? sent?.customerEmail ?? null,
    usage: extras.usage ?? usageOf(span),
    audio_seconds: secondsOf(facts.audioMs),
    characters: facts.characters,
    prompt_unit_price: sent?.promptUnitPrice ?? null,
    completion_unit_price: sent?.completionUnitPrice ?? null,
    prompt_cache_hit_unit_price: sent?.cacheReadUnitPrice ?? null,
    prompt_cache_creation_unit_price: sent?.cacheWriteUnitPrice ?? null,
    warnings: span.warnings,
    has_warnings: span.warnings.length > 0,
    prompt: extras.prompt ?? span.inputPreview,
    completion: extras.completion ?? span.outputPreview,
    is_custom_prompt: isRecord(extras.prompt) ? (extras.prompt.is_custom_prompt ?? null) : null,
    embedding: extras.embedding ?? (span.logType === "embedding" ? vectorOf(output) : null),
    has_tool_calls: (Array.isArray(extras.tool_calls) && extras.tool_calls.length > 0) || callsTools(output),
    prompt_message_count: countOf(messages.prompt_messages),
    completion_message_count: countOf(messages.completion_messages ?? messages.completion_message),
    ...wireText(input, output),
    ...named(extras, ["system_text", "prompt_text", "completion_text", "full_text"]),
  };
}

function ownFields(span: SpanRow, facts: WireFacts, organizationId: number): Wire {
  return {
    id: span.publicId,
    unique_id: span.publicId,
    organization_id: organizationId,
    organization: organizationId,
    unique_organization_id: facts.organization,
    organization_name: facts.organizationName,
    organization_key_id: facts.apiKeyId,
    organization_key_name: facts.apiKeyName,
    organization_key__name: facts.apiKeyName,
    // Who of the organization made the key is not the business of whoever holds it.
    user_email: null,
    environment: span.environment,
    is_test: span.side === "test",
    is_example: facts.isDemo,
    log_type: span.logType,
    log_method: facts.logMethod,
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
    stream: facts.stream,
    prompt_id: facts.promptId,
    prompt_name: facts.promptName,
    prompt_version_number: facts.promptVersion,
    prompt_tokens: span.promptTokens,
    completion_tokens: span.completionTokens,
    total_request_tokens: span.totalTokens,
    reasoning_tokens: span.reasoningTokens,
    prompt_cache_hit_tokens: span.cacheReadTokens,
    prompt_cache_creation_tokens: span.cacheWriteTokens,
    is_token_count_estimated: span.tokensEstimated,
    cost: usdOf(span.costNanos),
    status_code: span.statusCode,
    status: span.status,
    failed: span.status === "error",
    error_bit: span.status === "error" ? 1 : 0,
    error_message: span.errorMessage,
    error_class: facts.errorClass,
    error_code: facts.errorCode,
    customer_identifier: span.customer,
    customer_name: facts.customerName,
    customer_email: facts.customerEmail,
    thread_identifier: span.thread,
    // Without a session of its own a span's trace group stands for it, else its thread.
    session_identifier: span.session ?? span.traceGroup ?? span.thread,
    trace_group_identifier: span.traceGroup,
    group_identifier: span.group,
    custom_identifier: span.customId,
    metadata: span.metadata,
    positive_feedback: span.positiveFeedback,
    is_pinned: span.pinned,
    blurred: facts.privacyFlag,
    prompt: span.inputPreview,
    completion: span.outputPreview,
  };
}

/** Input and output, and for conversations their messages; what was sent as messages beside them comes first. */
function spoken(span: SpanRow, { input, output, extras }: Carried) {
  const conversation = conversationTypes.includes(span.logType);
  const completions = conversation ? completionsOf(output) : { message: null, messages: null };
  const prompts = extras.prompt_messages ?? (conversation ? messagesOf(input) : null);
  return {
    input,
    output,
    prompt_messages: prompts,
    completion_message: extras.completion_message ?? completions.message,
    completion_messages: extras.completion_messages ?? completions.messages,
    system: Array.isArray(prompts) ? systemPreview(prompts, previewLength) : null,
  };
}

function cacheFields(hit: unknown): Wire {
  const cached = typeof hit === "boolean" ? hit : null;
  return { cached, cache_hit: cached, cache_bit: cached === null ? null : Number(cached) };
}

/** The counts as OpenAI writes them, where none was sent as an object. */
function usageOf(span: SpanRow): Wire | null {
  return known({
    prompt_tokens: span.promptTokens,
    completion_tokens: span.completionTokens,
    total_tokens: span.totalTokens,
    prompt_tokens_details: known({
      cached_tokens: span.cacheReadTokens,
      cache_creation_tokens: span.cacheWriteTokens,
    }),
    completion_tokens_details: known({ reasoning_tokens: span.reasoningTokens }),
  });
}

/** The entries that are not null; null when none is left. */
function known(entries: Wire): Wire | null {
  const left = Object.entries(entries).filter(([, value]) => value !== null);
  return left.length === 0 ? null : Object.fromEntries(left);
}

function vectorOf(output: string | null): unknown {
  const value = output === null ? null : parsedContent(output);
  return Array.isArray(value) ? value : null;
}

function countOf(messages: unknown): number | null {
  if (messages === null || messages === undefined) return null;
  return Array.isArray(messages) ? messages.length : 1;
}

function named(extras: Readonly<Wire>, names: readonly string[]): Wire {
  return Object.fromEntries(
    names.flatMap((name) => (extras[name] === undefined ? [] : [[name, extras[name]]])),
  );
}
