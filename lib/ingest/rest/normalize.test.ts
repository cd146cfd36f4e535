import { describe, expect, test } from "vitest";
import type { NewSpan } from "@/lib/spans/new-span";
import { normalizeRestSpan, type RestDoor } from "./normalize";

const ids = { trace_unique_id: "t1", span_unique_id: "s1" };

function read(sent: Record<string, unknown>, door: RestDoor = "trace"): NewSpan {
  const result = normalizeRestSpan({ ...ids, ...sent }, door);
  if (!result.ok) throw new Error(result.message);
  return result.span;
}

const parsed = (text: string | undefined): unknown => JSON.parse(text ?? "null");

describe("ids", () => {
  test("aliases", () => {
    const result = normalizeRestSpan({ trace_id: "t", span_id: "s", parent_id: "p" }, "trace");
    expect(result).toMatchObject({ ok: true, span: { traceId: "t", spanId: "s", parentId: "p" } });
  });

  test.each([
    ["trace_unique_id", { span_unique_id: "s" }],
    ["span_unique_id", { trace_unique_id: "t" }],
  ])("the trace doors require %s", (field, sent) => {
    expect(normalizeRestSpan(sent, "trace")).toMatchObject({ ok: false, field });
    expect(normalizeRestSpan(sent, "log")).toMatchObject({ ok: true });
  });

  test("a log without ids is a trace of its own", () => {
    const [a, b] = [normalizeRestSpan({}, "log"), normalizeRestSpan({}, "log")];
    if (!a.ok || !b.ok) throw new Error("refused");
    expect(a.span.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(a.span.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(a.span.traceId).not.toBe(b.span.traceId);
  });

  test("both ids derive from unique_id, so that a retry is the same span", () => {
    const [a, b] = [
      normalizeRestSpan({ unique_id: "u" }, "log"),
      normalizeRestSpan({ unique_id: "u" }, "log"),
    ];
    expect(a).toEqual(b);
    expect(a).toMatchObject({ span: { uniqueId: "u" } });
  });

  test("ids over 256 characters are refused with the limit", () => {
    expect(normalizeRestSpan({ ...ids, span_unique_id: "x".repeat(257) }, "trace")).toEqual({
      ok: false,
      field: "span_unique_id",
      message: "span_unique_id has 257 characters; the limit is 256.",
    });
  });
});

describe("identity", () => {
  test("numbers become text", () => {
    expect(
      read({ customer_identifier: 42, thread_identifier: 7, custom_identifier: 9, group_identifier: 1 }),
    ).toMatchObject({ customer: "42", thread: "7", customId: "9", group: "1" });
  });

  test.each(["", "default_user"])("'%s' is nobody", (customer_identifier) => {
    expect(read({ customer_identifier }).customer).toBeUndefined();
  });

  test("customer_params are promoted, as object and as text", () => {
    const customer_params = { customer_identifier: "c", name: "Jo", email: "jo@example.com" };
    const expected = { customer: "c", customerName: "Jo", customerEmail: "jo@example.com" };
    expect(read({ customer_params })).toMatchObject(expected);
    expect(read({ customer_params: JSON.stringify(customer_params) })).toMatchObject(expected);
    expect(read({ customer_params, customer_identifier: "top", customer_name: "" })).toMatchObject({
      customer: "top",
      customerName: "Jo",
    });
  });

  test("a customer is cut to 254 characters and the span says so", () => {
    const span = read({ customer_identifier: "x".repeat(300) });
    expect(span.customer).toHaveLength(254);
    expect(span.warnings).toEqual(["customer_identifier has 300 characters and is cut to 254."]);
  });

  test("a field beats metadata, but not the thread at the integrations door", () => {
    const sent = {
      thread_identifier: "user_1",
      metadata: { thread_identifier: "thread_1", userId: "user_1" },
    };
    expect(read(sent, "trace").thread).toBe("user_1");
    expect(read(sent, "integrations").thread).toBe("thread_1");
  });

  test("userId in metadata means the customer only where AI SDK's exporter wrote it", () => {
    expect(read({ metadata: { userId: "u" } }).customer).toBeUndefined();
    expect(read({ metadata: { userId: "u", span_type: "ai.toolCall" } }).customer).toBe("u");
  });
});

describe("times, usage and money", () => {
  test("seconds and instants become microseconds", () => {
    expect(
      read({
        start_time: "2026-11-20T06:56:51.758Z",
        timestamp: 1795157811.792,
        generation_time: "0.034",
        ttft: 0.01,
      }),
    ).toMatchObject({
      startMicros: 1795157811758000,
      endMicros: 1795157811792000,
      latencyMicros: 34000,
      ttftMicros: 10000,
    });
  });

  test("a time that is none is kept in the metadata and said", () => {
    expect(read({ start_time: "soon" })).toMatchObject({
      metadata: { start_time: "soon" },
      warnings: [expect.stringContaining("start_time is no ISO 8601 time")],
    });
  });

  test("usage is found flat, nested, and in the raw response", () => {
    expect(read({ prompt_tokens: 3 })).toMatchObject({ promptTokens: 3 });
    expect(read({ usage: { input_tokens: 5, output_tokens: 6 } })).toMatchObject({
      promptTokens: 5,
      completionTokens: 6,
    });
    expect(
      read({
        prompt_tokens: 52,
        full_response: { usage: { input_tokens: 52, input_tokens_details: { cached_tokens: 8 } } },
      }),
    ).toMatchObject({ promptTokens: 52, cacheReadTokens: 8, usageConvention: "cache_inside" });
  });

  test("an input count repeated from Anthropic's usage is read as Anthropic meant it", () => {
    expect(
      read({
        prompt_tokens: 100,
        full_response: { usage: { input_tokens: 100, output_tokens: 5, cache_read_input_tokens: 50 } },
      }),
    ).toMatchObject({ promptTokens: 150, cacheReadTokens: 50, usageConvention: "cache_outside" });
  });

  test("cost is in nano-dollars, prices may come as metadata", () => {
    expect(read({ cost: 0.0123, metadata: { prompt_unit_price: "2.5" } })).toMatchObject({
      costNanos: 12_300_000,
      promptUnitPrice: 2.5,
    });
  });

  test.each<[string, unknown, string, string]>([
    ["prompt_tokens", -1, "-1", "is not between 0 and 1000000000"],
    ["total_tokens", 1e15, "1000000000000000", "is not between 0 and 1000000000"],
    ["latency", -5, "-5", "is negative"],
    ["ttft", "fast", "fast", "is not a number"],
    ["cost", -1, "-1", "is negative"],
    ["cost", 1e12, "1000000000000", "is too large"],
    ["prompt_unit_price", -2.5, "-2.5", "is negative"],
    ["status_code", 70000, "70000", "is not a whole number between 0 and 999"],
    ["prompt_version_number", "latest", "latest", "is not a number"],
    ["prompt_tokens", "lots", "lots", "is not a number"],
    ["model", ["a"], '["a"]', "is not a text"],
    ["customer_identifier", ["a"], '["a"]', "is not a text"],
    ["customer_params", "jo", "jo", "is not an object"],
    ["stream", "perhaps", "perhaps", "is neither true nor false"],
    ["positive_feedback", "good", "good", "is neither true nor false"],
    ["usage", [1], "[1]", "is not an object"],
    ["error", ["a"], '["a"]', "is neither a text nor an object"],
  ])("%s %j is kept in the metadata under its wire name and said", (name, value, kept, problem) => {
    const span = read({ [name]: value });
    expect(span.metadata).toEqual({ [name]: kept });
    expect(span.warnings).toEqual([`${name} ${problem}; kept in the metadata as sent.`]);
  });

  test("a count in a usage object that is none is said with its place", () => {
    expect(read({ usage: { prompt_tokens: "lots", completion_tokens: 2 } })).toMatchObject({
      completionTokens: 2,
      metadata: { "usage.prompt_tokens": "lots" },
      warnings: ["usage.prompt_tokens is not a number; kept in the metadata as sent."],
    });
  });

  test("of two names of a field the usable one counts", () => {
    expect(read({ latency: "fast", generation_time: 2 })).toMatchObject({
      latencyMicros: 2_000_000,
      metadata: { latency: "fast" },
    });
  });

  test("a count with a fraction is rounded and the span says so", () => {
    expect(read({ completion_tokens: 1.5 })).toMatchObject({
      completionTokens: 2,
      warnings: ["completion_tokens 1.5 is rounded to 2."],
    });
  });
});

describe("content", () => {
  test("the universal fields as they are", () => {
    expect(read({ input: "hi", output: { a: 1 } }).content).toMatchObject({ input: "hi", output: '{"a":1}' });
  });

  test("chat messages, with the alias appended", () => {
    const { content } = read({
      prompt_messages: [{ role: "system", content: "s" }],
      messages: [{ role: "user", content: "u" }],
      completion_message: { role: "assistant", content: "a" },
    });
    expect(parsed(content?.input)).toEqual([
      { role: "system", content: "s" },
      { role: "user", content: "u" },
    ]);
    expect(parsed(content?.output)).toEqual({ role: "assistant", content: "a" });
  });

  test("prompt and completion as text; prompt as an object is the template", () => {
    expect(read({ prompt: "Say hi", completion: "hi" }).content).toMatchObject({
      input: "Say hi",
      output: "hi",
    });
    expect(read({ prompt: { prompt_id: "p", version: 2 } })).toMatchObject({
      promptId: "p",
      promptVersion: 2,
      content: { extras: { prompt: { prompt_id: "p" } } },
    });
  });

  test("several choices stay several", () => {
    const completion_messages = [
      { role: "assistant", content: "a" },
      { role: "assistant", content: "b" },
    ];
    expect(parsed(read({ completion_messages }).content?.output)).toEqual(completion_messages);
  });

  test("the raw response stands in", () => {
    const { content, model } = read({
      full_request: { messages: [{ role: "user", content: "u" }], tools: [{ name: "f" }] },
      full_response: { model: "m", choices: [{ message: { role: "assistant", content: "a" } }] },
    });
    expect(model).toBe("m");
    expect(parsed(content?.input)).toEqual([{ role: "user", content: "u" }]);
    expect(parsed(content?.output)).toEqual({ role: "assistant", content: "a" });
    expect(content?.extras?.tools).toEqual([{ name: "f" }]);
  });

  test("fields nobody knows are kept, the vendor's controls are not", () => {
    const span = read({
      flavour: "mint",
      field_name: "data: ",
      delimiter: "\n\n",
      posthog_integration: { key: "k" },
    });
    expect(span.content?.extras).toEqual({ flavour: "mint" });
  });

  test("nested controls count as the span's own, which win", () => {
    expect(read({ respan_params: { environment: "qa", model: "inner" }, model: "outer" })).toMatchObject({
      environment: "qa",
      model: "outer",
    });
  });

  test("disable_log drops the content", () => {
    expect(read({ input: "secret", disable_log: true, model: "m" })).toMatchObject({
      noLog: true,
      content: undefined,
      model: "m",
    });
  });

  test("NUL characters and lone surrogates are cleaned everywhere", () => {
    const span = read({
      input: "a\0b",
      metadata: { "k\0": "\uD800" },
      tools: [{ name: "f\0" }],
      span_name: "n\0",
    });
    expect(JSON.stringify(span)).not.toMatch(/\\u0000|\\ud800/);
    expect(span.name).toBe("n\uFFFD");
  });
});

describe("the rest", () => {
  test("log types in any case; others become other", () => {
    expect(read({ log_type: "CHAT" }).logType).toBe("chat");
    expect(read({ log_type: "ritual" })).toMatchObject({
      logType: "other",
      metadata: { log_type: "ritual" },
      warnings: [expect.stringContaining("log_type is none of the known types")],
    });
    expect(read({}).logType).toBeUndefined();
  });

  test("failure by flag, by word, by message", () => {
    expect(read({ error_bit: 1 }).isError).toBe(true);
    expect(read({ failed: true }).isError).toBe(true);
    expect(read({ status: "failed" }).isError).toBe(true);
    expect(read({ error: true })).toMatchObject({ isError: true, errorMessage: undefined });
    expect(read({ error: false }).isError).toBeUndefined();
    expect(read({ error_message: "" }).isError).toBeUndefined();
    expect(read({ error_message: "" }).errorMessage).toBeUndefined();
    expect(read({ error: { message: "m", type: "T" } })).toMatchObject({
      errorMessage: "m",
      errorClass: "T",
    });
  });

  test("warnings as text and as object", () => {
    expect(read({ warnings: "slow", has_warnings: true }).warnings).toEqual(["slow"]);
    expect(read({ warnings_dict: { pii: "found" } }).warnings).toEqual(["pii: found"]);
  });

  test("marks", () => {
    expect(read({ is_pinned: true, positive_feedback: false, note: "n" })).toMatchObject({
      pinned: true,
      positiveFeedback: false,
      content: { extras: { note: "n" } },
    });
    expect(read({ positive_feedback: null }).positiveFeedback).toBeNull();
  });

  test("metadata as JSON text, with objects as text and booleans", () => {
    expect(read({ metadata: '{"a":{"b":1},"c":true}' }).metadata).toEqual({ a: '{"b":1}', c: "true" });
  });

  test("model unknown is none", () => {
    expect(read({ model: "unknown" }).model).toBeUndefined();
  });

  test("an error message over 4,096 characters is kept whole with the content", () => {
    const span = read({ error_message: "e".repeat(5000) });
    expect(span.errorMessage).toHaveLength(4096);
    expect(span.content?.extras?.error_message_whole).toHaveLength(5000);
  });

  test.each([
    ["no object", 5, "span"],
    ["a raw OpenAI Agents item", { object: "trace.span", id: "span_1" }, "object"],
    ["an environment over 64 characters", { ...ids, environment: "e".repeat(65) }, "environment"],
    ["input nested too deep", { ...ids, input: JSON.parse("[".repeat(300) + "]".repeat(300)) }, "input"],
  ])("%s is refused by name", (_, sent, field) => {
    expect(normalizeRestSpan(sent, "trace")).toMatchObject({ ok: false, field });
  });
});
