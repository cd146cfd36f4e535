import type { LogType } from "@/db/enums";
import { readNumber, tokenCount } from "../numbers";
import type { Repairs } from "../repairs";
import { type ReportedUsage, reportedUsage, settleUsage, type Usage } from "../usage";
import { type Billed, readBilled, type UsageSource } from "./billed";
import type { Fields } from "./fields";
import { usageIn } from "./response";

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

type Read = {
  usage: Usage & Billed;
  /** The usage object as sent, with the details that no count of ours holds. */
  sent: Record<string, unknown> | undefined;
};

/**
 * Token counts from the span itself, its `usage` object, and `full_response`, in that order for each count; with them
 * the cost and what is billed beside tokens. Where the span repeats an input count that its provider meant without
 * cached tokens, the provider's meaning holds. Source: docs/rules.md, "Tokens and cost".
 */
export function readUsage(fields: Fields, logType: LogType | undefined, repairs: Repairs): Read {
  const sent = fields.record("usage");
  const answered = usageIn(fields.peek("full_response"));
  const objects: UsageSource[] = [
    ...(sent ? [{ source: sent, place: "usage." }] : []),
    ...(answered ? [{ source: answered, place: "full_response.usage." }] : []),
  ];
  const counts = [{ source: fields.pick(flatKeys), place: "" }, ...objects].map(({ source, place }) =>
    reportedUsage(source, (key, value) => readNumber(place + key, value, tokenCount, repairs)),
  );
  return {
    usage: { ...settleCounts(counts), ...readBilled(fields, objects, logType, repairs) },
    sent,
  };
}

function settleCounts(counts: readonly ReportedUsage[]): Usage {
  const merged: ReportedUsage = {
    promptTokens: first(counts, "promptTokens"),
    completionTokens: first(counts, "completionTokens"),
    totalTokens: first(counts, "totalTokens"),
    reasoningTokens: first(counts, "reasoningTokens"),
    cacheReadTokens: first(counts, "cacheReadTokens"),
    cacheWriteTokens: first(counts, "cacheWriteTokens"),
  };
  const meant = counts.find((source) => source.cacheOutside && source.promptTokens === merged.promptTokens);
  return settleUsage({ ...merged, cacheOutside: meant !== undefined });
}

function first(counts: readonly ReportedUsage[], count: Exclude<keyof ReportedUsage, "cacheOutside">) {
  return counts.map((source) => source[count]).find((value) => value !== undefined);
}
