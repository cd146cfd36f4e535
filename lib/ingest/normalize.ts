import type { NewSpan } from "@/lib/spans/new-span";
import { cleanText, cutText } from "./clean";
import { limits } from "./limits";
import { buildMetadata, type MetadataEntry } from "./metadata";
import type { Repairs } from "./repairs";

/** Why one span was refused. The message names the field and the limit. */
export type Rejection = { field: string; message: string };
export type Normalized = { ok: true; span: NewSpan } | ({ ok: false } & Rejection);

/** A span as a door read it, before the rules all doors share. */
export type Draft = Omit<NewSpan, "metadata" | "warnings"> & {
  /** First entry of a key wins. */
  metadata: Iterable<MetadataEntry>;
  repairs: Repairs;
};

/** Texts cut to their column, and the span says so. */
const cutLengths = {
  name: limits.nameLength,
  workflowName: limits.nameLength,
  path: limits.pathLength,
  scope: limits.nameLength,
  errorClass: limits.nameLength,
  errorCode: limits.nameLength,
  customer: limits.customerLength,
  customerName: limits.nameLength,
  customerEmail: limits.nameLength,
  promptName: limits.nameLength,
} as const;

/** Texts that would mean something else when cut: the writer refuses those that are too long. */
const wholeTexts = [
  "model",
  "provider",
  "thread",
  "session",
  "traceGroup",
  "group",
  "customId",
  "promptId",
] as const;

const tokenFields = [
  "promptTokens",
  "completionTokens",
  "totalTokens",
  "reasoningTokens",
  "cacheReadTokens",
  "cacheWriteTokens",
] as const;

const amountFields = [
  "latencyMicros",
  "ttftMicros",
  "tokensPerSecond",
  "costNanos",
  "promptUnitPrice",
  "completionUnitPrice",
  "cacheReadUnitPrice",
  "cacheWriteUnitPrice",
] as const;

/** The largest amount a column holds exactly. For a duration it is 285 years, for a cost 9 million USD. */
const largestAmount = Number.MAX_SAFE_INTEGER;

/**
 * The rules every door shares: ids present and of legal length, texts cleaned and cut to their columns, counts and
 * amounts in range, metadata flat and bounded. Mending is said in `warnings`; only a span without usable ids, or
 * with an environment label that is too long, is refused.
 */
export function normalize(draft: Draft): Normalized {
  const { metadata, repairs, ...span }: Draft = draft;
  const rejection = refuseIds(span);
  if (rejection) return { ok: false, ...rejection };

  cutTexts(span, repairs);
  mendNumbers(span, repairs);
  const extras = new Map(Object.entries(span.content?.extras ?? {}));
  const message = span.errorMessage === undefined ? undefined : cleanText(span.errorMessage);
  if (message !== undefined && message.length > limits.messageLength)
    extras.set("error_message_whole", message);
  const { map, whole } = buildMetadata([...repairs.asSent, ...metadata], repairs);
  if (Object.keys(whole).length > 0) extras.set("metadata_whole", whole);
  const content = {
    ...(span.content?.input === undefined ? {} : { input: cleanText(span.content.input) }),
    ...(span.content?.output === undefined ? {} : { output: cleanText(span.content.output) }),
    ...(extras.size > 0 ? { extras: Object.fromEntries(extras) } : {}),
  };
  return {
    ok: true,
    span: {
      ...span,
      traceId: cleanText(span.traceId),
      spanId: cleanText(span.spanId),
      uniqueId: span.uniqueId === undefined ? undefined : cleanText(span.uniqueId),
      parentId: span.parentId ? cleanText(span.parentId) : undefined,
      environment: span.environment === undefined ? undefined : cleanText(span.environment),
      errorMessage: message === undefined ? undefined : cutText(message, limits.messageLength),
      metadata: map,
      ...(repairs.warnings.length > 0 ? { warnings: repairs.warnings } : {}),
      ...(span.noLog || Object.keys(content).length === 0 ? { content: undefined } : { content }),
    },
  };
}

function refuseIds(span: Omit<NewSpan, "metadata" | "warnings">): Rejection | null {
  const ids = [
    ["trace_unique_id", span.traceId, limits.idLength],
    ["span_unique_id", span.spanId, limits.idLength],
    ["span_parent_id", span.parentId ?? "", limits.idLength],
    ["unique_id", span.uniqueId ?? "", limits.idLength],
    ["environment", span.environment ?? "", limits.environmentLength],
  ] as const;
  for (const [field, value, limit] of ids) {
    if (value.length <= limit) continue;
    return { field, message: `${field} has ${value.length} characters; the limit is ${limit}.` };
  }
  if (span.traceId === "") return { field: "trace_unique_id", message: "trace_unique_id is missing." };
  if (span.spanId === "") return { field: "span_unique_id", message: "span_unique_id is missing." };
  return null;
}

function cutTexts(span: Omit<NewSpan, "metadata" | "warnings">, repairs: Repairs): void {
  for (const field of wholeTexts) {
    const text = span[field];
    if (text !== undefined) span[field] = cleanText(text);
  }
  // Object.entries forgets the literal keys it was given.
  for (const [field, length] of Object.entries(cutLengths) as [keyof typeof cutLengths, number][]) {
    const text = span[field];
    if (text === undefined) continue;
    const clean = cleanText(text);
    span[field] = cutText(clean, length);
    if (clean.length <= length) continue;
    repairs.warn(`${field} has ${clean.length} characters and is cut to ${length}.`);
  }
}

function mendNumbers(span: Omit<NewSpan, "metadata" | "warnings">, repairs: Repairs): void {
  for (const field of tokenFields) {
    const count = span[field];
    if (count === undefined) continue;
    const isUsable = count >= 0 && count <= limits.tokens;
    if (!isUsable) repairs.setAside(field, count, `must be between 0 and ${limits.tokens}`);
    span[field] = isUsable ? Math.round(count) : undefined;
  }
  for (const field of amountFields) {
    const amount = span[field];
    if (amount === undefined || (amount >= 0 && amount <= largestAmount)) continue;
    repairs.setAside(field, amount, amount < 0 ? "is negative" : "is too large");
    span[field] = undefined;
  }
  const { statusCode, promptVersion } = span;
  if (statusCode !== undefined && !(Number.isInteger(statusCode) && statusCode >= 0 && statusCode <= 999)) {
    repairs.setAside("status_code", statusCode, "is not between 0 and 999");
    span.statusCode = undefined;
  }
  if (
    promptVersion !== undefined &&
    !(Number.isInteger(promptVersion) && Math.abs(promptVersion) < 2 ** 31)
  ) {
    repairs.setAside("prompt_version_number", promptVersion, "is not a whole number");
    span.promptVersion = undefined;
  }
}
