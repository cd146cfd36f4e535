import { generationTypes, type Side } from "@/db/enums";
import type { PriceBook } from "@/lib/pricing/book";
import { costOf } from "@/lib/pricing/cost";
import type { Edits } from "./edits";
import { type Estimate, isEstimable } from "./estimable";
import { spanRowId, traceKey } from "./identifiers";
import { isoOfMicros } from "./instants";
import type { NewSpan } from "./new-span";
import { previewOf } from "./preview";
import type { ContentsRecord, SpanRecord } from "./record";

/**
 * What a span's row depends on beside what was sent. All but the prices and the estimate is fixed when the span is
 * first received.
 */
export type Circumstances = {
  organizationId: number;
  side: Side;
  environment: string;
  apiKeyId: number | null;
  /** Microseconds since the epoch. */
  receivedMicros: number;
  prices: PriceBook;
  /** Tokens counted for a span that reported none; null when they were not counted yet. */
  estimate: Estimate | null;
};

/**
 * Derives a span's row from what was sent: times, status, totals, cost, ownership of usage. Identity is the span's
 * own; the writer fills in what it inherits. Pure, so the row can be derived anew whenever more arrives.
 * Sources: docs/rules.md, "Times", "Tokens and cost", "Status".
 */
export function deriveSpan(span: NewSpan, given: Circumstances): SpanRecord {
  const { uuid: traceId, text: traceText } = traceKey(span.traceId);
  const times = deriveTimes(span, given.receivedMicros);
  const { id, bucket } = spanRowId(times.startMicros, given.organizationId, traceId, span.spanId);
  const logType = span.logType ?? "chat";
  const ownsUsage = span.ownsUsage ?? generationTypes.includes(logType);
  const estimable = isEstimable(span, logType, ownsUsage);
  const { promptTokens, completionTokens } = estimable && given.estimate ? given.estimate : span;
  const totalTokens =
    span.totalTokens ??
    (promptTokens === undefined && completionTokens === undefined
      ? null
      : (promptTokens ?? 0) + (completionTokens ?? 0));
  const characters = span.characters ?? spokenCharacters(span, logType);
  const { costNanos, rule, priceId } = costOf(
    span,
    {
      promptTokens,
      completionTokens,
      cacheReadTokens: span.cacheReadTokens,
      cacheWriteTokens: span.cacheWriteTokens,
      audioMs: span.audioMs,
      characters,
    },
    { model: span.model ?? null, provider: span.provider ?? null, startMicros: times.startMicros },
    given.prices,
  );
  const hasError = isError(span);
  const warnings = [...(span.warnings ?? []), ...times.warnings];
  return {
    id,
    traceId,
    traceText,
    bucket,
    organizationId: given.organizationId,
    side: given.side,
    environment: given.environment,
    apiKeyId: given.apiKeyId,
    receivedAt: isoOfMicros(given.receivedMicros),
    startTime: isoOfMicros(times.startMicros),
    endTime: isoOfMicros(times.endMicros),
    durationUs: times.latencyMicros,
    ttftUs: span.ttftMicros ?? null,
    promptTokens: promptTokens ?? null,
    completionTokens: completionTokens ?? null,
    totalTokens,
    reasoningTokens: span.reasoningTokens ?? null,
    cacheReadTokens: span.cacheReadTokens ?? null,
    cacheWriteTokens: span.cacheWriteTokens ?? null,
    tokensPerSecond: span.tokensPerSecond ?? speed(completionTokens, times.latencyMicros),
    audioMs: span.audioMs ?? null,
    characters: characters ?? null,
    tokensEstimated: estimable && given.estimate !== null,
    estimatePending: estimable && given.estimate === null,
    ownsUsage,
    costNanos,
    priceRule: rule,
    priceId,
    statusCode: span.statusCode ?? (span.isError ? 500 : 200),
    hasError,
    errorMessage: span.errorMessage || null,
    errorClass: span.errorClass || null,
    errorCode: span.errorCode || null,
    publicId: span.uniqueId ?? id,
    spanId: span.spanId,
    parentId: span.parentId || null,
    isRoot: !span.parentId,
    name: span.name || null,
    logType,
    logMethod: span.logMethod ?? "logging_api",
    workflowName: span.workflowName || null,
    path: span.path || null,
    scope: span.scope || null,
    model: span.model || null,
    provider: span.provider || null,
    stream: span.stream ?? null,
    customer: span.customer ?? null,
    thread: span.thread ?? null,
    session: span.session ?? null,
    traceGroup: span.traceGroup ?? null,
    group: span.group ?? null,
    customId: span.customId ?? null,
    customerInherited: false,
    threadInherited: false,
    sessionInherited: false,
    traceGroupInherited: false,
    promptId: span.promptId ?? null,
    promptName: span.promptName ?? null,
    promptVersion: span.promptVersion ?? null,
    positiveFeedback: span.positiveFeedback ?? null,
    pinned: span.pinned ?? false,
    privacyFlag: span.privacyFlag ?? false,
    noLog: span.noLog ?? false,
    metadata: { ...(span.noLog ? {} : span.attributes), ...span.metadata, ...times.metadata },
    warnings: warnings.length > 0 ? warnings : null,
  };
}

/** Speech is billed by the characters spoken, which few clients count. */
function spokenCharacters(span: NewSpan, logType: string): number | undefined {
  return logType === "speech" && !span.noLog ? span.content?.input?.length : undefined;
}

/**
 * The contents row that goes with a derived span. `sent` keeps the facts and edits without the contents themselves. A
 * note is nobody's content: it stays where `disable_log` drops everything else.
 */
export function deriveContents(
  span: NewSpan,
  ends: Readonly<Record<string, number>>,
  row: Pick<SpanRecord, "id" | "traceId" | "organizationId">,
  edits?: Edits,
): ContentsRecord {
  const { content, attributes, ...rest } = span;
  const facts = span.noLog ? rest : { ...rest, attributes };
  const kept = span.noLog ? noteOf(edits) : content;
  const extras = kept?.extras && Object.keys(kept.extras).length > 0 ? JSON.stringify(kept.extras) : null;
  return {
    id: row.id,
    traceId: row.traceId,
    organizationId: row.organizationId,
    inputPreview: previewOf(kept?.input),
    outputPreview: previewOf(kept?.output),
    input: kept?.input ?? null,
    output: kept?.output ?? null,
    extras,
    sent: JSON.stringify({ span: facts, ends, edits }),
  };
}

function noteOf(edits: Edits | undefined): NewSpan["content"] {
  return edits?.note ? { extras: { note: edits.note } } : undefined;
}

type Times = {
  startMicros: number;
  endMicros: number;
  latencyMicros: number;
  warnings: string[];
  metadata: Record<string, string>;
};

/** A latency this far from the two times is a client's mistake: one exporter drops whole seconds. */
const latencyTolerance = 900_000;
const earliestStart = Date.UTC(2015, 0, 1) * 1000;
const dayMicros = 86_400_000_000;

function deriveTimes(span: NewSpan, receivedMicros: number): Times {
  const sent = [span.startMicros, span.endMicros].filter((time) => time !== undefined);
  const absurd = sent.some((time) => time < earliestStart || time > receivedMicros + dayMicros);
  const sentLatency = span.latencyMicros ?? 0;
  const end = absurd ? receivedMicros : (span.endMicros ?? receivedMicros);
  const latency = end - sentLatency < earliestStart ? 0 : sentLatency;
  if (absurd) {
    return {
      startMicros: receivedMicros - latency,
      endMicros: receivedMicros,
      latencyMicros: latency,
      warnings: [
        "The times sent are before 2015 or more than 24 hours ahead; the span is placed at its receipt.",
      ],
      metadata: {
        ...(span.startMicros === undefined ? {} : { sent_start_time: sentTime(span.startMicros) }),
        ...(span.endMicros === undefined ? {} : { sent_end_time: sentTime(span.endMicros) }),
      },
    };
  }
  if (span.startMicros !== undefined && span.endMicros !== undefined) {
    if (span.endMicros < span.startMicros) {
      return {
        startMicros: span.startMicros,
        endMicros: span.startMicros,
        latencyMicros: 0,
        warnings: ["The end sent is before the start; the end is set to the start."],
        metadata: {},
      };
    }
    const difference = span.endMicros - span.startMicros;
    const agrees =
      span.latencyMicros !== undefined && Math.abs(span.latencyMicros - difference) < latencyTolerance;
    const latencyMicros = agrees ? latency : difference;
    return {
      startMicros: span.startMicros,
      endMicros: span.endMicros,
      latencyMicros,
      warnings: [],
      metadata: {},
    };
  }
  const endMicros =
    span.endMicros ?? (span.startMicros === undefined ? receivedMicros : span.startMicros + latency);
  const startMicros = span.startMicros ?? endMicros - latency;
  return { startMicros, endMicros, latencyMicros: latency, warnings: [], metadata: {} };
}

/** ISO text where a date can say it, else the number itself. */
function sentTime(micros: number): string {
  const date = new Date(micros / 1000);
  return Number.isNaN(date.getTime()) ? String(micros) : date.toISOString();
}

function isError(span: NewSpan): boolean {
  return (span.statusCode ?? 200) >= 400 || span.isError === true || Boolean(span.errorMessage);
}

function speed(completionTokens: number | undefined, latencyMicros: number): number | null {
  if (!completionTokens || latencyMicros <= 0) return null;
  return Math.round((completionTokens / latencyMicros) * 1e9) / 1000;
}
