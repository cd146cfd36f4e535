import { describe, expect, test } from "vitest";
import type { NewSpan } from "@/lib/spans/new-span";
import type { AttributeValue, OtlpSpan } from "./model";
import { normalizeOtlpSpan } from "./normalize";

function otlp(attributes: Record<string, AttributeValue>, given: Partial<OtlpSpan> = {}): OtlpSpan {
  return {
    resource: new Map(),
    scope: { name: "", version: "", attributes: new Map() },
    traceId: "ab".repeat(16),
    spanId: "cd".repeat(8),
    parentSpanId: "",
    traceState: "",
    name: "work",
    startNanos: 1795157806878000000n,
    endNanos: 1795157806946531019n,
    attributes: new Map(Object.entries(attributes)),
    events: [],
    links: [],
    status: { code: 0, message: "" },
    ...given,
  };
}

function read(attributes: Record<string, AttributeValue>, given: Partial<OtlpSpan> = {}): NewSpan {
  const result = normalizeOtlpSpan(otlp(attributes, given));
  if (!result.ok) throw new Error(result.message);
  return result.span;
}

const parsed = (text: string | undefined): unknown => JSON.parse(text ?? "null");

describe("log type", () => {
  test.each<[string, Record<string, AttributeValue>, string]>([
    ["the explicit type wins", { "respan.entity.log_type": "AGENT", "traceloop.span.kind": "task" }, "agent"],
    [
      "the kind beats the request type",
      { "traceloop.span.kind": "tool", "llm.request.type": "chat" },
      "tool",
    ],
    [
      "a task that called a model is a chat",
      { "traceloop.span.kind": "task", "llm.request.type": "chat", "gen_ai.request.model": "gpt-4o" },
      "chat",
    ],
    [
      "a task without a model stays a task",
      { "traceloop.span.kind": "task", "llm.request.type": "chat" },
      "task",
    ],
    ["OpenInference CHAIN at the root", { "openinference.span.kind": "CHAIN" }, "workflow"],
    ["OpenInference RETRIEVER", { "openinference.span.kind": "RETRIEVER" }, "task"],
    ["a request type", { "llm.request.type": "embedding" }, "embedding"],
    ["GenAI chat", { "gen_ai.operation.name": "chat" }, "chat"],
    ["GenAI execute_tool", { "gen_ai.operation.name": "execute_tool" }, "tool"],
    ["GenAI invoke_agent", { "gen_ai.operation.name": "invoke_agent" }, "agent"],
    ["a tool's name", { "gen_ai.tool.name": "search", "gen_ai.system": "openai" }, "tool"],
    ["an agent's name", { "gen_ai.agent.name": "helper", "gen_ai.system": "openai" }, "agent"],
    ["a provider alone", { "gen_ai.system": "openai" }, "chat"],
    ["nothing", { "http.method": "GET" }, "span"],
  ])("%s", (_, attributes, logType) => {
    expect(read(attributes).logType).toBe(logType);
  });

  test("a type outside the vocabulary becomes other and keeps its name", () => {
    expect(read({ "respan.entity.log_type": "ritual" })).toMatchObject({
      logType: "other",
      metadata: { log_type: "ritual" },
      warnings: [expect.stringContaining("log_type is none of the known types")],
    });
  });

  test("OpenInference CHAIN below a root is a task", () => {
    expect(read({ "openinference.span.kind": "CHAIN" }, { parentSpanId: "ef".repeat(8) }).logType).toBe(
      "task",
    );
  });

  test.each([
    ["ai.generateText", "", "workflow", false],
    ["ai.generateText", "ef".repeat(8), "task", false],
    ["ai.streamObject", "", "workflow", false],
    ["ai.generateText.doGenerate", "", "chat", undefined],
    ["ai.streamText.doStream", "", "chat", undefined],
    ["ai.embedMany.doEmbed", "", "embedding", undefined],
    ["ai.toolCall", "", "tool", undefined],
  ])("AI SDK %s under '%s' is %s", (name, parentSpanId, logType, ownsUsage) => {
    const span = read({}, { name, parentSpanId });
    expect([span.logType, span.ownsUsage]).toEqual([logType, ownsUsage]);
  });
});

describe("name", () => {
  test.each([
    [
      "the entity's where the span's only repeats the kind",
      "task",
      { "traceloop.entity.name": "joke_creation" },
      "joke_creation",
    ],
    [
      "the span's where it says more",
      "joke_creation.task",
      { "traceloop.entity.name": "joke_creation" },
      "joke_creation.task",
    ],
    ["the kind where there is no entity", "workflow", {}, "workflow"],
  ])("%s", (_, name, attributes: Record<string, AttributeValue>, expected) => {
    expect(read(attributes, { name }).name).toBe(expected);
  });
});

describe("the vendor's attributes in every spelling", () => {
  test.each([
    ["respan.customer_params.customer_identifier", "customer"],
    ["respan.customer.identifier", "customer"],
    ["keywordsai.customer_params.customer_identifier", "customer"],
    ["respan.customer_identifier", "customer"],
    ["user.id", "customer"],
    ["enduser.id", "customer"],
    ["traceloop.association.properties.user_id", "customer"],
    ["respan.customer_params.email", "customerEmail"],
    ["respan.customer.email", "customerEmail"],
    ["keywordsai.customer_params.customer_email", "customerEmail"],
    ["respan.customer.name", "customerName"],
    ["respan.threads.thread_identifier", "thread"],
    ["respan.thread.id", "thread"],
    ["keywordsai.threads.thread_identifier", "thread"],
    ["respan.sessions.session_identifier", "session"],
    ["gen_ai.conversation.id", "session"],
    ["respan.trace.trace_group_identifier", "traceGroup"],
    ["respan.trace_group.id", "traceGroup"],
    ["respan.trace_group.group_identifier", "traceGroup"],
    ["keywordsai.trace.trace_group_identifier", "traceGroup"],
    ["respan.span_params.custom_identifier", "customId"],
    ["respan.custom_identifier", "customId"],
    ["keywordsai.span_params.custom_identifier", "customId"],
    ["respan.environment", "environment"],
  ] as const)("%s is the %s", (key, field) => {
    expect(read({ [key]: "x-1" })[field]).toBe("x-1");
  });

  test("a session is the thread when no thread is given", () => {
    expect(read({ "session.id": "s" })).toMatchObject({ session: "s", thread: "s" });
    expect(read({ "session.id": "s", "respan.thread.id": "t" })).toMatchObject({ session: "s", thread: "t" });
  });

  test("default_user is nobody", () => {
    expect(read({ "respan.customer.identifier": "default_user" }).customer).toBeUndefined();
  });

  test("a resource's customer counts for its spans", () => {
    const resource = new Map([["respan.customer_params.customer_identifier", "shared"]]);
    expect(read({}, { resource }).customer).toBe("shared");
    expect(read({ "user.id": "own" }, { resource }).customer).toBe("own");
  });

  test("metadata as one object beats metadata key by key, which beats propagated properties", () => {
    const { metadata } = read({
      "respan.metadata": '{"a":"object","n":{"x":1}}',
      "respan.metadata.a": "key",
      "respan.metadata.b": '"quoted"',
      "traceloop.association.properties.b": "propagated",
      "traceloop.association.properties.c": "propagated",
    });
    expect(metadata).toMatchObject({ a: "object", n: '{"x":1}', b: "quoted", c: "propagated" });
  });

  test("the prompt that was used", () => {
    expect(read({ "respan.prompt": '{"prompt_id":"p1","version":3,"variables":{"a":1}}' })).toMatchObject({
      promptId: "p1",
      promptVersion: 3,
      content: { extras: { variables: { a: 1 } } },
    });
  });

  test("disable_log drops content and attributes, not identity and metrics", () => {
    const span = read({
      "respan.disable_log": true,
      "respan.customer.identifier": "c",
      "respan.metadata": '{"plan":"pro"}',
      "gen_ai.prompt.0.content": "secret",
      "secret.attribute": "secret",
      "gen_ai.usage.input_tokens": 5,
    });
    expect(JSON.stringify(span)).not.toContain("secret");
    expect(span).toMatchObject({ noLog: true, customer: "c", promptTokens: 5, metadata: { plan: "pro" } });
  });
});

describe("status", () => {
  const exception = {
    name: "exception",
    timeNanos: 1n,
    attributes: new Map<string, AttributeValue>([
      ["exception.type", "TypeError"],
      ["exception.message", "boom"],
      ["exception.stacktrace", "TypeError: boom at x"],
    ]),
  };

  test("an error without more is a 500", () => {
    expect(read({}, { status: { code: 2, message: "down" } })).toMatchObject({
      statusCode: 500,
      isError: true,
      errorMessage: "down",
    });
  });

  test("the exception gives message, class and stack", () => {
    expect(read({}, { status: { code: 2, message: "" }, events: [exception] })).toMatchObject({
      errorMessage: "boom",
      errorClass: "TypeError",
      attributes: { "exception.stacktrace": "TypeError: boom at x" },
    });
  });

  test("a message that differs from the status's own stays beside the stack", () => {
    const span = read({}, { status: { code: 2, message: "request failed" }, events: [exception] });
    expect(span).toMatchObject({ errorMessage: "request failed", errorClass: "TypeError" });
    expect(span.attributes).toEqual({
      "exception.message": "boom",
      "exception.stacktrace": "TypeError: boom at x",
    });
  });

  test("an HTTP status of the error is its code", () => {
    const span = read({ "http.response.status_code": 429 }, { status: { code: 2, message: "slow down" } });
    expect(span.statusCode).toBe(429);
  });

  test("an exception on a span that ended well was handled", () => {
    const span = read({}, { status: { code: 1, message: "" }, events: [exception] });
    expect(span.isError).toBeUndefined();
    expect(span.errorMessage).toBeUndefined();
    expect(span.attributes).toEqual(Object.fromEntries(exception.attributes));
  });

  test("a number that makes no sense is said under its attribute's name, text stays an attribute", () => {
    expect(
      read({ "gen_ai.usage.input_tokens": -1, "gen_ai.usage.output_tokens": "lots", cost: -1 }),
    ).toMatchObject({
      promptTokens: undefined,
      completionTokens: undefined,
      costNanos: undefined,
      metadata: { "gen_ai.usage.input_tokens": "-1", cost: "-1" },
      attributes: { "gen_ai.usage.output_tokens": "lots" },
      warnings: [
        "gen_ai.usage.input_tokens is not between 0 and 1000000000; kept in the metadata as sent.",
        "cost is negative; kept in the metadata as sent.",
      ],
    });
  });
});

describe("content", () => {
  test("indexed messages, parts as JSON text, tool calls and tools", () => {
    const { content } = read({
      "gen_ai.prompt.0.role": "user",
      "gen_ai.prompt.0.content": '[{"type":"text","text":"hi"}]',
      "gen_ai.prompt.10.role": "tool",
      "gen_ai.prompt.10.tool_call_id": "c1",
      "gen_ai.prompt.10.content": "21",
      "gen_ai.prompt.2.role": "assistant",
      "gen_ai.prompt.2.tool_calls":
        '[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]',
      "gen_ai.completion.0.content": "warm",
      "llm.request.functions.0.name": "f",
      "llm.request.functions.0.description": "d",
      "llm.request.functions.0.arguments": '{"type":"object"}',
    });
    expect(parsed(content?.input)).toEqual([
      { role: "user", content: [{ type: "text", text: "hi" }] },
      {
        role: "assistant",
        tool_calls: [{ id: "c1", type: "function", function: { name: "f", arguments: "{}" } }],
      },
      { role: "tool", tool_call_id: "c1", content: "21" },
    ]);
    expect(parsed(content?.output)).toEqual({ role: "assistant", content: "warm" });
    expect(content?.extras?.tools).toEqual([
      { type: "function", function: { name: "f", description: "d", parameters: { type: "object" } } },
    ]);
  });

  test("GenAI messages with parts, system instructions first", () => {
    const { content } = read({
      "gen_ai.system_instructions": '[{"type":"text","content":"be kind"}]',
      "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"hi"}]}]',
      "gen_ai.output.messages": '[{"role":"assistant","parts":[{"type":"text","content":"hello"}]}]',
    });
    expect(parsed(content?.input)).toEqual([
      { role: "system", parts: [{ type: "text", content: "be kind" }] },
      { role: "user", parts: [{ type: "text", content: "hi" }] },
    ]);
    expect(parsed(content?.output)).toEqual({
      role: "assistant",
      parts: [{ type: "text", content: "hello" }],
    });
  });

  test("GenAI events", () => {
    const event = (name: string, attributes: Record<string, AttributeValue>) => ({
      name,
      timeNanos: 1n,
      attributes: new Map(Object.entries(attributes)),
    });
    const { content } = read(
      {},
      {
        events: [
          event("gen_ai.user.message", { "gen_ai.system": "openai", content: "hi" }),
          event("gen_ai.choice", { index: 0, message: '{"content":"hello"}' }),
          event("retry", { attempt: 2 }),
        ],
      },
    );
    expect(parsed(content?.input)).toEqual([{ role: "user", content: "hi" }]);
    expect(parsed(content?.output)).toEqual({ role: "assistant", content: "hello" });
    expect(content?.extras?.span_events).toEqual([
      { name: "retry", time_unix_nano: "1", attributes: { attempt: 2 } },
    ]);
  });

  test("a decorator's quoted output is unquoted, and the entity input of a chat is kept beside its messages", () => {
    expect(read({ "traceloop.entity.output": '"done"' }).content?.output).toBe("done");
    const chat = read({ "gen_ai.prompt.0.content": "hi", "traceloop.entity.input": '{"args":[]}' });
    expect(parsed(chat.content?.input)).toEqual([{ content: "hi" }]);
    expect(chat.content?.extras).toMatchObject({ "traceloop.entity.input": '{"args":[]}' });
  });
});

describe("the rest", () => {
  test("the model that answered wins, the one that was asked for is kept", () => {
    expect(
      read({ "gen_ai.request.model": "gpt-4o", "gen_ai.response.model": "gpt-4o-2026-01-01" }),
    ).toMatchObject({
      model: "gpt-4o-2026-01-01",
      attributes: { "gen_ai.request.model": "gpt-4o" },
    });
    expect(read({ "gen_ai.request.model": "a", "gen_ai.response.model": "a" }).attributes).toBeUndefined();
  });

  test("override keys win", () => {
    expect(
      read({
        model: "mine",
        "gen_ai.request.model": "theirs",
        prompt_tokens: 9,
        "gen_ai.usage.input_tokens": 1,
      }),
    ).toMatchObject({ model: "mine", promptTokens: 9 });
  });

  test("unpromoted attributes, scope and resource stay attributes, flattened", () => {
    const span = read(
      { "app.user": { plan: "pro", tags: ["a"] }, "respan.internal.x": 1 },
      {
        scope: { name: "lib", version: "1.2", attributes: new Map() },
        resource: new Map([["service.name", "svc"]]),
      },
    );
    expect(span.attributes).toEqual({
      "app.user.plan": "pro",
      "app.user.tags": '["a"]',
      "otel.scope.name": "lib",
      "otel.scope.version": "1.2",
      "service.name": "svc",
    });
    expect(span.scope).toBe("lib");
  });

  test("settings of the call by wire name", () => {
    expect(read({ "gen_ai.request.temperature": 0.5, "llm.frequency_penalty": 1 }).content?.extras).toEqual({
      temperature: 0.5,
      frequency_penalty: 1,
    });
  });

  test("links", () => {
    const link = {
      traceId: "ab".repeat(16),
      spanId: "ef".repeat(8),
      flags: 0x300,
      attributes: new Map([["respan.link.timestamp", "2026-11-20T00:00:00Z"]]),
    };
    expect(read({}, { links: [link] }).content?.extras?.span_links).toEqual([
      {
        trace_id: "ab".repeat(16),
        span_id: "ef".repeat(8),
        is_remote: true,
        timestamp: "2026-11-20T00:00:00Z",
        attributes: { "respan.link.timestamp": "2026-11-20T00:00:00Z" },
      },
    ]);
  });

  test.each([
    ["traceId", { traceId: "" }],
    ["spanId", { spanId: "" }],
  ])("without a %s the span is refused", (field, given) => {
    expect(normalizeOtlpSpan(otlp({}, given))).toMatchObject({ ok: false, field });
  });
});
