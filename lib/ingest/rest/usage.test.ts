import { expect, test } from "vitest";
import type { NewSpan } from "@/lib/spans/new-span";
import { normalizeRestSpan } from "./normalize";

function read(sent: Record<string, unknown>): NewSpan {
  const result = normalizeRestSpan({ unique_id: "u", ...sent }, "log");
  if (!result.ok) throw new Error(result.message);
  return result.span;
}

const openAi = { prompt_tokens: 5, completion_tokens: 6 };
const counted = { promptTokens: 5, completionTokens: 6 };

test.each<[string, unknown, Partial<NewSpan>]>([
  ["OpenAI", { usage: openAi }, counted],
  ["OpenAI as JSON text", JSON.stringify({ usage: openAi }), counted],
  ["OpenAI, streamed", [{ choices: [] }, { usage: null }, { choices: [], usage: openAi }], counted],
  [
    "Responses, streamed",
    [
      { type: "response.created" },
      { type: "response.completed", response: { usage: { input_tokens: 5, output_tokens: 6 } } },
    ],
    counted,
  ],
  [
    "Anthropic, streamed",
    [
      {
        type: "message_start",
        message: { usage: { input_tokens: 5, cache_read_input_tokens: 20, output_tokens: 1 } },
      },
      { type: "message_delta", usage: { input_tokens: null, output_tokens: 6 } },
    ],
    { promptTokens: 25, completionTokens: 6, cacheReadTokens: 20, usageConvention: "cache_outside" },
  ],
  ["Gemini", { usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 6 } }, counted],
  [
    "Gemini, streamed",
    [
      { usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 1 } },
      { usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 6 } },
    ],
    counted,
  ],
  ["Bedrock", { usage: { inputTokens: 5, outputTokens: 6 } }, counted],
  [
    "Bedrock's metrics",
    { "amazon-bedrock-invocationMetrics": { inputTokenCount: 5, outputTokenCount: 6 } },
    counted,
  ],
  ["Llama on Bedrock", { generation: "Hi", prompt_token_count: 5, generation_token_count: 6 }, counted],
  ["Cohere", { meta: { billed_units: { input_tokens: 5, output_tokens: 6 } } }, counted],
  ["LangChain", { llm_output: { token_usage: openAi } }, counted],
  ["Ollama", { message: {}, prompt_eval_count: 5, eval_count: 6 }, counted],
  ["an answer without any", { meta: { took: 5 }, output: "Hi" }, { promptTokens: undefined }],
])("counts in the raw answer of %s", (_, full_response, expected) => {
  const span = read({ full_response });
  const facts: Record<string, unknown> = span;
  expect(Object.fromEntries(Object.keys(expected).map((key) => [key, facts[key]]))).toEqual(expected);
  expect(span.warnings).toBeUndefined();
});

test("what the span says beats its usage object, which beats the raw answer, count by count", () => {
  expect(
    read({
      prompt_tokens: 1,
      usage: { prompt_tokens: 2, completion_tokens: 3 },
      full_response: { usage: { prompt_tokens: 4, completion_tokens: 5, total_tokens: 9 } },
    }),
  ).toMatchObject({ promptTokens: 1, completionTokens: 3, totalTokens: 9 });
});

test.each<[string, Record<string, unknown>, number | undefined]>([
  ["given on the span", { cost: 2, usage: { cost: 1 } }, 2_000_000_000],
  ["in the usage object", { usage: { cost: 1 } }, 1_000_000_000],
  ["in the raw answer", { full_response: { usage: { prompt_tokens: 1, cost: 0.5 } } }, 500_000_000],
  ["of another kind", { usage: { cost: { total: 1 } } }, undefined],
])("a cost %s", (_, sent, nanos) => {
  expect(read(sent).costNanos).toBe(nanos);
});

test("a cost that cannot be one is named and stays with its usage", () => {
  expect(read({ usage: { cost: -1 } })).toMatchObject({
    costNanos: undefined,
    warnings: ["usage.cost is negative; it is not used."],
    content: { extras: { usage: { cost: -1 } } },
  });
});

test("the length of audio counts as one only where a transcription says it, and within its bounds", () => {
  const full_response = { text: "Hi", duration: 8.5 };
  expect(read({ log_type: "transcription", full_response }).audioMs).toBe(8500);
  expect(read({ log_type: "chat", full_response }).audioMs).toBeUndefined();
  expect(read({ audio_duration: 1, usage: { audio_seconds: 2 } }).audioMs).toBe(1000);
  expect(read({ audio_seconds: 3e6 })).toMatchObject({
    audioMs: undefined,
    metadata: { audio_seconds: "3000000" },
    warnings: ["audio_seconds is not between 0 and 2000000; kept in the metadata as sent."],
  });
});
