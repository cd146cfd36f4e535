import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { isRecord } from "@/lib/is-record";
import { mutatedJson } from "../testing/mutated-json";
import { recording } from "../testing/recordings";
import { assertSound } from "../testing/sound";
import { watchdog } from "../testing/watchdog";
import { itemsOf } from "./items";
import { normalizeRestSpan, type RestDoor } from "./normalize";

const numRuns = process.env.SPANDREL_LONG ? 5_000 : 100;
const seed = 20_261_120;
const { watch, stop } = watchdog();
afterAll(stop);

/** Every shape of usage, error, message and control the single log knows, so that injuries meet their readers. */
const log = {
  unique_id: "log-1",
  model: "claude-sonnet-4-5",
  log_type: "chat",
  prompt_messages: [{ role: "user", content: [{ type: "text", text: "hi" }] }],
  completion_message: {
    role: "assistant",
    content: "hello",
    tool_calls: [{ id: "c", function: { name: "f", arguments: "{}" } }],
  },
  full_request: { model: "claude", messages: [{ role: "user", content: "hi" }] },
  full_response: {
    usage: { input_tokens: 5, output_tokens: 7, cache_read_input_tokens: 3 },
    content: [{ type: "text" }],
  },
  usage: {
    prompt_tokens: 8,
    prompt_tokens_details: { cached_tokens: 3 },
    completion_tokens: 7,
    total_tokens: 15,
  },
  cost: 0.01,
  latency: 1.5,
  start_time: "2026-11-20T06:56:51Z",
  timestamp: 1_795_157_812.5,
  status_code: 200,
  error: { message: "m", type: "t", code: 5 },
  warnings: ["w"],
  metadata: {
    env: "production",
    nested: { a: [1] },
    customer_params: '{"name":"John"}',
    span_type: "ai.generateText",
  },
  customer_params: { customer_identifier: "c", name: "n", email: "e" },
  respan_params: { thread_identifier: "t", disable_log: false },
  prompt: { prompt_id: "p", version: 3, variables: { a: 1 } },
  positive_feedback: null,
  tools: [{ type: "function", function: { name: "f" } }],
  embedding: [0.1, 0.2],
};

function readAll(value: unknown, door: RestDoor): void {
  watch(() => {
    for (const item of itemsOf(value, ["data", "logs"]) ?? []) assertSound(normalizeRestSpan(item, door));
  });
}

test.each<[string, RestDoor, unknown]>([
  ["the Vercel exporter's array", "integrations", recording("keywordsai-vercel-exporter").json],
  ["raw OpenAI Agents items", "trace", recording("openai-agents").json],
  ["a bulk request", "log", { logs: [log, { ...log, unique_id: "log-2", log_type: "tool" }] }],
  ["a single log", "log", log],
])(
  "%s, injured, ends in spans or refusals",
  (_, door, original) => {
    fc.assert(
      fc.property(mutatedJson(original), ({ value }) => readAll(value, door)),
      { seed, numRuns },
    );
  },
  600_000,
);

test("the single log itself is read", () => {
  const read = normalizeRestSpan(log, "log");
  expect(read.ok && isRecord(read.span)).toBe(true);
});
