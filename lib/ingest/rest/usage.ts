import { asRecord } from "../coerce";
import { readNumber, tokenCount } from "../numbers";
import type { Repairs } from "../repairs";
import { type ReportedUsage, reportedUsage, settleUsage, type Usage } from "../usage";
import type { Fields } from "./fields";

/** Flat counts on the span. */
const flatKeys = [
  "prompt_tokens",
  "completion_tokens",
  "total_request_tokens",
  "total_tokens",
  "all_tokens",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
  "prompt_cache_hit_tokens",
  "prompt_cache_creation_tokens",
  "cache_read_input_tokens",
  "cache_creation_input_tokens",
] as const;

/** Where a provider's own answer keeps its usage. */
const responseUsageKeys = ["usage", "usageMetadata", "usage_metadata"];

/**
 * Token counts from the span itself, its `usage` object, and `full_response`, in that order for each count. Where
 * the span repeats an input count that its provider meant without cached tokens, the provider's meaning holds.
 */
export function readUsage(fields: Fields, repairs: Repairs): Usage {
  const countsIn = (source: Record<string, unknown>, prefix: string) =>
    reportedUsage(source, (key, value) => readNumber(prefix + key, value, tokenCount, repairs));
  const flat = countsIn(fields.pick(flatKeys), "");
  const usage = fields.record("usage");
  const response = asRecord(fields.peek("full_response"));
  const answered = responseUsageKeys.map((key) => asRecord(response?.[key])).find(Boolean);
  const sources = [
    flat,
    ...(usage ? [countsIn(usage, "usage.")] : []),
    ...(answered ? [countsIn(answered, "full_response.usage.")] : []),
  ];
  const merged: ReportedUsage = {
    promptTokens: first(sources, "promptTokens"),
    completionTokens: first(sources, "completionTokens"),
    totalTokens: first(sources, "totalTokens"),
    reasoningTokens: first(sources, "reasoningTokens"),
    cacheReadTokens: first(sources, "cacheReadTokens"),
    cacheWriteTokens: first(sources, "cacheWriteTokens"),
  };
  const meant = sources.find((source) => source.cacheOutside && source.promptTokens === merged.promptTokens);
  return settleUsage({ ...merged, cacheOutside: meant !== undefined });
}

function first(sources: readonly ReportedUsage[], count: Exclude<keyof ReportedUsage, "cacheOutside">) {
  return sources.map((source) => source[count]).find((value) => value !== undefined);
}
