import type { NewSpan } from "@/lib/spans/new-span";
import { asNumber, asRecord } from "../../coerce";
import { amount, readNumber, tokenCount } from "../../numbers";
import type { Repairs } from "../../repairs";
import { type ReportedUsage, reportedUsage, settleUsage, type Usage } from "../../usage";
import type { Attributes } from "../attributes";

const promptKeys = [
  "prompt_tokens",
  "gen_ai.usage.prompt_tokens",
  "gen_ai.usage.input_tokens",
  "llm.usage.prompt_tokens",
  "llm.usage.input_tokens",
  "ai.usage.inputTokens",
  "ai.usage.promptTokens",
  "llm.token_count.prompt",
  "ai.usage.tokens",
];
const completionKeys = [
  "completion_tokens",
  "gen_ai.usage.completion_tokens",
  "gen_ai.usage.output_tokens",
  "llm.usage.completion_tokens",
  "llm.usage.output_tokens",
  "ai.usage.outputTokens",
  "ai.usage.completionTokens",
  "llm.token_count.completion",
];
const totalKeys = [
  "total_request_tokens",
  "llm.usage.total_tokens",
  "gen_ai.usage.total_tokens",
  "ai.usage.totalTokens",
  "llm.token_count.total",
];
const reasoningKeys = [
  "reasoning_tokens",
  "llm.usage.reasoning_tokens",
  "gen_ai.usage.reasoning_tokens",
  "gen_ai.usage.reasoning.output_tokens",
  "gen_ai.usage.details.reasoning_tokens",
  "ai.usage.reasoningTokens",
  "ai.usage.outputTokenDetails.reasoningTokens",
  "llm.token_count.completion_details.reasoning",
];
const cacheReadKeys = [
  "prompt_cache_hit_tokens",
  "gen_ai.usage.cache_read_input_tokens",
  "gen_ai.usage.cache_read.input_tokens",
  "gen_ai.usage.details.cache_read_tokens",
  "llm.usage.cache_read_input_tokens",
  "ai.usage.cachedInputTokens",
  "ai.usage.inputTokenDetails.cacheReadTokens",
  "llm.token_count.prompt_details.cache_read",
];
const cacheWriteKeys = [
  "prompt_cache_creation_tokens",
  "gen_ai.usage.cache_creation_input_tokens",
  "gen_ai.usage.cache_creation.input_tokens",
  "gen_ai.usage.details.cache_write_tokens",
  "llm.usage.cache_creation_input_tokens",
  "ai.usage.inputTokenDetails.cacheWriteTokens",
  "llm.token_count.prompt_details.cache_write",
];

/** Whole usage objects as JSON. */
const objectKeys = ["gen_ai.usage", "llm.usage", "langfuse.observation.usage_details", "usage"];

const costKeys = ["cost", "gen_ai.usage.cost", "gen_ai.usage.total_cost", "llm.usage.cost", "llm.cost.total"];

/** What each kind of token cost, in USD; a total among them is their sum already. */
const costDetailsKeys = ["langfuse.observation.cost_details"];

/** Token counts, each from the first attribute that has it; conventions that count cached tokens apart are settled. */
export function resolveUsage(attributes: Attributes, repairs: Repairs): Usage & Pick<NewSpan, "costNanos"> {
  const whole = attributes.take(objectKeys, asRecord);
  const spelled: ReportedUsage = {
    promptTokens: attributes.number(promptKeys, tokenCount),
    completionTokens: attributes.number(completionKeys, tokenCount),
    totalTokens: attributes.number(totalKeys, tokenCount),
    reasoningTokens: attributes.number(reasoningKeys, tokenCount),
    cacheReadTokens: attributes.number(cacheReadKeys, tokenCount),
    cacheWriteTokens: attributes.number(cacheWriteKeys, tokenCount),
  };
  const read = (key: string, value: unknown) => readNumber(`usage.${key}`, value, tokenCount, repairs);
  const usd = attributes.number(costKeys, amount(1e9)) ?? detailedCost(attributes);
  const hasCounts = spelled.promptTokens !== undefined || spelled.completionTokens !== undefined;
  return {
    ...settleUsage(whole && !hasCounts ? { ...reportedUsage(whole, read), ...defined(spelled) } : spelled),
    costNanos: usd === undefined ? undefined : Math.round(usd * 1e9),
  };
}

function defined(usage: ReportedUsage): ReportedUsage {
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== undefined));
}

function detailedCost(attributes: Attributes): number | undefined {
  return attributes.take(costDetailsKeys, (value) => {
    const details = asRecord(value);
    const costs = Object.values(details?.total === undefined ? (details ?? {}) : [details.total]).map(
      asNumber,
    );
    const usd = costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
    return costs.some((cost) => cost !== undefined) && amount(1e9)(usd) === undefined ? usd : undefined;
  });
}
