import { expect, test } from "vitest";
import { reportedUsage, settleUsage } from "./usage";

const read = (usage: Record<string, unknown>) => settleUsage(reportedUsage(usage));

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  [
    "OpenAI chat",
    {
      prompt_tokens: 23,
      completion_tokens: 14,
      total_tokens: 37,
      prompt_tokens_details: { cached_tokens: 8 },
      completion_tokens_details: { reasoning_tokens: 3 },
    },
    {
      promptTokens: 23,
      completionTokens: 14,
      totalTokens: 37,
      cacheReadTokens: 8,
      reasoningTokens: 3,
      usageConvention: "cache_inside",
    },
  ],
  [
    "OpenAI Responses",
    { input_tokens: 52, output_tokens: 9, total_tokens: 61, input_tokens_details: { cached_tokens: 40 } },
    {
      promptTokens: 52,
      completionTokens: 9,
      totalTokens: 61,
      cacheReadTokens: 40,
      usageConvention: "cache_inside",
    },
  ],
  [
    "Anthropic, whose cached tokens stand beside the input",
    { input_tokens: 10, output_tokens: 5, cache_read_input_tokens: 100, cache_creation_input_tokens: 20 },
    {
      promptTokens: 130,
      completionTokens: 5,
      cacheReadTokens: 100,
      cacheWriteTokens: 20,
      usageConvention: "cache_outside",
    },
  ],
  [
    "prompt_tokens with Anthropic's cache names, cached inside",
    { prompt_tokens: 130, completion_tokens: 5, cache_read_input_tokens: 100 },
    { promptTokens: 130, completionTokens: 5, cacheReadTokens: 100, usageConvention: "cache_inside" },
  ],
  [
    "more cached than input can only be outside",
    { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, prompt_cache_hit_tokens: 100 },
    { promptTokens: 110, completionTokens: 5, cacheReadTokens: 100, usageConvention: "cache_outside" },
  ],
  [
    "Gemini, whose thinking stands beside the answer",
    { promptTokenCount: 7, candidatesTokenCount: 4, thoughtsTokenCount: 6, totalTokenCount: 17 },
    { promptTokens: 7, completionTokens: 10, reasoningTokens: 6, totalTokens: 17 },
  ],
  [
    "AI SDK",
    { inputTokens: 23, outputTokens: 14, totalTokens: 37, reasoningTokens: 3, cachedInputTokens: 8 },
    {
      promptTokens: 23,
      completionTokens: 14,
      totalTokens: 37,
      reasoningTokens: 3,
      cacheReadTokens: 8,
      usageConvention: "cache_inside",
    },
  ],
  [
    "Bedrock",
    { inputTokens: 10, outputTokens: 5, cacheReadInputTokens: 100, cacheWriteInputTokens: 0 },
    {
      promptTokens: 110,
      completionTokens: 5,
      cacheReadTokens: 100,
      cacheWriteTokens: 0,
      usageConvention: "cache_outside",
    },
  ],
  [
    "zero counts, which are not none",
    { prompt_tokens: 0, completion_tokens: 0 },
    { promptTokens: 0, completionTokens: 0 },
  ],
  ["counts as text", { prompt_tokens: "12" }, { promptTokens: 12 }],
  ["nothing", {}, {}],
])("reads %s", (_, sent, expected) => {
  expect(read(sent)).toEqual(expected);
});
