import { expect, test } from "vitest";
import { asNumber } from "./coerce";
import { billedUnits, reportedUsage, settleUsage } from "./usage";

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
    "Gemini with tools, whose findings stand beside the prompt",
    {
      prompt_token_count: 7,
      tool_use_prompt_token_count: 5,
      candidates_token_count: 4,
      cached_content_token_count: 3,
      total_token_count: 16,
    },
    {
      promptTokens: 12,
      completionTokens: 4,
      cacheReadTokens: 3,
      totalTokens: 16,
      usageConvention: "cache_inside",
    },
  ],
  [
    "Bedrock's invocation metrics",
    { inputTokenCount: 10, outputTokenCount: 5, cacheReadInputTokenCount: 100 },
    { promptTokens: 110, completionTokens: 5, cacheReadTokens: 100, usageConvention: "cache_outside" },
  ],
  [
    "LangChain, whose details are inside",
    {
      input_tokens: 100,
      output_tokens: 9,
      total_tokens: 109,
      input_token_details: { cache_read: 80, cache_creation: 5 },
      output_token_details: { reasoning: 3 },
    },
    {
      promptTokens: 100,
      completionTokens: 9,
      totalTokens: 109,
      cacheReadTokens: 80,
      cacheWriteTokens: 5,
      reasoningTokens: 3,
      usageConvention: "cache_inside",
    },
  ],
  [
    "AI SDK's newest, with counts as objects",
    {
      inputTokens: { total: 23, noCache: 15, cacheRead: 8 },
      outputTokens: { total: 14, text: 11, reasoning: 3 },
    },
    {
      promptTokens: 23,
      completionTokens: 14,
      reasoningTokens: 3,
      cacheReadTokens: 8,
      usageConvention: "cache_inside",
    },
  ],
  [
    "Langfuse",
    { input: 10, output: 5, total: 15, input_cached_tokens: 100 },
    { promptTokens: 110, completionTokens: 5, cacheReadTokens: 100, usageConvention: "cache_outside" },
  ],
  [
    "Cohere",
    { billed_units: { input_tokens: 10, output_tokens: 5 }, tokens: { input_tokens: 70 } },
    { promptTokens: 10, completionTokens: 5 },
  ],
  ["Ollama", { prompt_eval_count: 26, eval_count: 290 }, { promptTokens: 26, completionTokens: 290 }],
  [
    "DeepSeek, which also counts misses",
    {
      prompt_tokens: 30,
      completion_tokens: 5,
      prompt_cache_hit_tokens: 20,
      prompt_cache_miss_tokens: 10,
    },
    { promptTokens: 30, completionTokens: 5, cacheReadTokens: 20, usageConvention: "cache_inside" },
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

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["a transcription billed by its length", { type: "duration", seconds: 9.5 }, { audioMs: 9500 }],
  ["seconds that are not said to be a duration", { seconds: 9.5 }, {}],
  ["a transcription billed by tokens", { type: "tokens", input_tokens: 5 }, {}],
  ["seconds of audio", { audio_seconds: "2" }, { audioMs: 2000 }],
  ["characters of speech", { characters: 11 }, { characters: 11 }],
])("%s", (_, usage, expected) => {
  expect(billedUnits(usage, (_key, value) => asNumber(value))).toEqual(expected);
});
