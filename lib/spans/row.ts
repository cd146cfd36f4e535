import type { StoredSpan } from "@/lib/ingest/result";
import type { Preview } from "./contents";
import { traceIdOf } from "./identifiers";
import type { SpanRecord } from "./record";
import type { SpanRow } from "./types";

const noPreview: Preview = { inputPreview: null, outputPreview: null };

/** A stored span as lists and pages show it: milliseconds, the trace id as sent, hidden metadata left out. */
export function rowOf(record: SpanRecord, preview: Preview = noPreview): SpanRow {
  return {
    id: record.id,
    publicId: record.publicId,
    traceId: traceIdOf(record.traceId, record.traceText),
    spanId: record.spanId,
    parentId: record.parentId,
    name: record.name,
    workflowName: record.workflowName,
    logType: record.logType,
    model: record.model,
    provider: record.provider,
    startTime: record.startTime,
    endTime: record.endTime,
    latencyMs: record.durationUs === 0 ? null : record.durationUs / 1000,
    ttftMs: record.ttftUs === null ? null : record.ttftUs / 1000,
    tokensPerSecond: record.tokensPerSecond,
    promptTokens: record.promptTokens,
    completionTokens: record.completionTokens,
    totalTokens: record.totalTokens,
    reasoningTokens: record.reasoningTokens,
    cacheReadTokens: record.cacheReadTokens,
    cacheWriteTokens: record.cacheWriteTokens,
    tokensEstimated: record.tokensEstimated,
    estimatePending: record.estimatePending,
    ownsUsage: record.ownsUsage,
    costNanos: record.costNanos,
    priceRule: record.priceRule,
    statusCode: record.statusCode,
    status: record.hasError ? "error" : "success",
    errorMessage: record.errorMessage,
    side: record.side,
    environment: record.environment,
    customer: record.customer,
    thread: record.thread,
    session: record.session,
    traceGroup: record.traceGroup,
    group: record.group,
    customId: record.customId,
    metadata: visibleMetadata(record.metadata),
    pinned: record.pinned,
    positiveFeedback: record.positiveFeedback,
    ...preview,
  };
}

/** Metadata keys beginning with an underscore are hidden on read. */
export function visibleMetadata(metadata: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith("_")));
}

/** A stored span as the writer answers it. */
export function storedSpan(record: SpanRecord, traceIsNew: boolean): StoredSpan {
  return {
    id: record.id,
    publicId: record.publicId,
    traceId: traceIdOf(record.traceId, record.traceText),
    spanId: record.spanId,
    traceIsNew,
    environment: record.environment,
    customer: record.customer,
    model: record.model,
    costNanos: record.costNanos,
    priceRule: record.priceRule,
    statusCode: record.statusCode,
    status: record.hasError ? "error" : "success",
    startTime: record.startTime,
    endTime: record.endTime,
    latencyMs: record.durationUs / 1000,
    ttftMs: record.ttftUs === null ? null : record.ttftUs / 1000,
    promptTokens: record.promptTokens,
    completionTokens: record.completionTokens,
    cacheReadTokens: record.cacheReadTokens,
    cacheWriteTokens: record.cacheWriteTokens,
  };
}
