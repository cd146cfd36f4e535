import type { LogType, PriceRule } from "@/db/enums";
import type { NewSpan } from "./new-span";

/** Tokens counted from a span's own content. */
export type Estimate = { promptTokens: number; completionTokens: number };

/** Generations whose price is by tokens of text; speech and transcription are billed by other units. */
const textTypes: readonly LogType[] = [
  "chat",
  "text",
  "completion",
  "response",
  "generation",
  "embedding",
  "reranker",
];

/**
 * Whether a span's tokens are to be counted by us: a generation that reported no usage at all (zeros that were sent
 * are a report) and has content to count. A failed call without an answer cost nothing that we know of.
 * Source: docs/rules.md, "Tokens and cost".
 */
export function isEstimable(
  span: Pick<NewSpan, "content" | "isError" | "errorMessage" | "statusCode" | "noLog"> &
    Partial<Record<(typeof counts)[number], number>>,
  logType: LogType,
  ownsUsage: boolean,
): boolean {
  if (!ownsUsage || span.noLog || !textTypes.includes(logType)) return false;
  if (counts.some((count) => span[count] !== undefined)) return false;
  const failed = span.isError || Boolean(span.errorMessage) || (span.statusCode ?? 200) >= 400;
  return failed ? Boolean(span.content?.output) : Boolean(span.content?.input || span.content?.output);
}

const counts = [
  "promptTokens",
  "completionTokens",
  "totalTokens",
  "reasoningTokens",
  "cacheReadTokens",
  "cacheWriteTokens",
  "audioMs",
  "characters",
] as const;

/** Whether a span's cost rests on tokens that were counted by us: one that the sender gave does not. */
export function isCostEstimated(span: { tokensEstimated: boolean; priceRule: PriceRule | null }): boolean {
  return span.tokensEstimated && span.priceRule !== "given";
}
