import type { Rejected, Submitted } from "../door";
import type { StoredSpan } from "../result";

/**
 * The answer of the trace doors: the union of the three bodies documented over time. Exporters read the status, one
 * reads `trace_ids[0]`. 400 when not one span could be stored. Source: docs/rules.md, "Doors and aliases".
 */
export function ingestResponse({ stored, rejected, dropped }: Submitted): Response {
  const isRefused = stored.length === 0 && rejected.length > 0;
  const body = {
    status: isRefused ? "error" : "ok",
    success: !isRefused,
    ingested_spans: stored.length,
    ingested_count: stored.length,
    created_traces: new Set(stored.filter((span) => span.traceIsNew).map((span) => span.traceId)).size,
    trace_ids: [...new Set(stored.map((span) => span.traceId))],
    errors: rejected.map(({ index, field, message }) => ({ index, field, error: message })),
    ...droppedFields(dropped),
    message: summary(stored.length, rejected),
  };
  return isRefused ? Response.json({ ...body, detail: body.message }, { status: 400 }) : Response.json(body);
}

/** The answer of the bulk door. Source: docs/rules.md, "Doors and aliases". */
export function bulkResponse({ stored, rejected, dropped }: Submitted): Response {
  const body = {
    success_count: stored.length,
    error_count: rejected.length,
    errors: rejected.map(({ index, field, message }) => ({ index, field, error: message })),
    ...droppedFields(dropped),
  };
  const isRefused = stored.length === 0 && rejected.length > 0;
  return isRefused
    ? Response.json({ ...body, detail: summary(0, rejected) }, { status: 400 })
    : Response.json(body, { status: 201 });
}

/** What was taken and not stored, where there is any. Source: docs/rules.md, "Deleting". */
function droppedFields(dropped: Submitted["dropped"]) {
  return dropped.length === 0
    ? {}
    : { dropped: dropped.map(({ index, message }) => ({ index, reason: message })) };
}

function summary(stored: number, rejected: readonly Rejected[]): string {
  const first = rejected[0];
  if (!first) return `${stored} spans ingested`;
  return `${stored} spans ingested, ${rejected.length} refused; first: item ${first.index}, ${first.message}`;
}

/**
 * The answer of a single log: current clients read the fields, older ones `message`. With `request_breakdown` also the
 * metrics block, and of a log that was taken and not stored why. Source: docs/rules.md, "Doors and aliases".
 */
export function createdResponse(
  span: StoredSpan,
  organizationId: number,
  breakdown: Record<string, unknown> | null,
  dropped?: string,
): Response {
  const body = {
    message: "log successful",
    ...(dropped === undefined ? {} : { dropped }),
    id: span.publicId,
    unique_id: span.publicId,
    organization_id: organizationId,
    trace_unique_id: span.traceId,
    span_unique_id: span.spanId,
    customer_identifier: span.customer,
    status: span.status,
    cost: usd(span),
    timestamp: span.endTime,
    environment: span.environment,
    latency: span.latencyMs / 1000,
    time_to_first_token: span.ttftMs === null ? null : span.ttftMs / 1000,
    prompt_cache_creation_tokens: span.cacheWriteTokens,
    prompt_cache_hit_tokens: span.cacheReadTokens,
  };
  return Response.json(breakdown ? { ...body, request_breakdown: breakdown } : body, { status: 201 });
}

/**
 * The metrics block of a stored span, as the documentation of `request_breakdown` lists it.
 * @param said what `echoOf` kept of the log
 */
export function breakdownOf(
  span: StoredSpan,
  said: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    prompt_tokens: span.promptTokens,
    completion_tokens: span.completionTokens,
    cost: usd(span),
    prompt_messages: said.prompt_messages,
    completion_message: said.completion_message,
    model: span.model,
    cached: said.cached,
    timestamp: span.endTime,
    status_code: span.statusCode,
    stream: said.stream,
    latency: span.latencyMs / 1000,
    scores: said.scores,
    category: said.category,
    metadata: said.metadata,
    routing_time: said.routing_time,
    full_request: said.full_request,
    // Nobody judges it.
    sentiment_score: null,
  };
}

function usd(span: StoredSpan): number | null {
  return span.costNanos === null ? null : span.costNanos / 1e9;
}
