import { describe, expect, it } from "vitest";
import exporterRecording from "@/fixtures/clients/keywordsai-vercel-exporter.json";
import aiSdkRecording from "@/fixtures/clients/vercel-ai-sdk.otlp-json.json";
import type { Message } from "./message-shapes";
import { readContent, readConversation } from "./messages";

/** Messages as short lines, so that a table row stays readable. */
function lines(messages: Message[]): string[] {
  return messages.map((message) => {
    const parts = message.parts.map((part) => {
      switch (part.type) {
        case "text":
          return part.text;
        case "tool_call":
          return `${part.name}(${part.arguments.replace(/\s+/g, "")})${part.result ? ` → ${part.result.isError ? "!" : ""}${part.result.text.replace(/\s+/g, "")}` : ""}`;
        case "tool_result":
          return `result ${part.callId}: ${part.text}`;
        case "reasoning":
          return `(${part.text})`;
        case "image":
          return `image ${part.mediaType}`;
        case "file":
          return `file ${part.name ?? part.mediaType}`;
        case "audio":
          return `audio ${part.name ?? part.mediaType}`;
        default:
          return `json ${part.text.replace(/\s+/g, "")}`;
      }
    });
    return `${message.role}: ${parts.join(" | ")}`;
  });
}

function show(input: unknown, output: unknown = null, toolCalls?: unknown): string[] {
  const asText = (value: unknown) =>
    value === null || typeof value === "string" ? value : JSON.stringify(value);
  const read = readConversation({ input: asText(input), output: asText(output), toolCalls });
  return [read.input, read.output].flatMap((content) =>
    content.kind === "messages" ? lines(content.messages) : content.kind === "empty" ? [] : [content.kind],
  );
}

const weatherCall = {
  id: "call_1",
  type: "function",
  function: { name: "get_weather", arguments: '{"city":"Paris"}' },
};

describe("one conversation, whoever wrote it", () => {
  const expected = [
    "user: Weather in Paris?",
    'assistant: get_weather({"city":"Paris"}) → {"temp":21}',
    "assistant: 21 °C",
  ];
  const cases: [string, unknown, unknown][] = [
    [
      "OpenAI chat completions",
      [
        { role: "user", content: "Weather in Paris?" },
        { role: "assistant", content: null, tool_calls: [weatherCall] },
        { role: "tool", tool_call_id: "call_1", content: '{"temp":21}' },
      ],
      { role: "assistant", content: "21 °C" },
    ],
    [
      "an OpenAI request and response as OpenInference carries them",
      {
        model: "gpt-4o",
        messages: [
          { role: "user", content: "Weather in Paris?" },
          { role: "assistant", content: null, tool_calls: [weatherCall] },
          { role: "tool", tool_call_id: "call_1", content: '{"temp":21}' },
        ],
      },
      { id: "chatcmpl-1", choices: [{ index: 0, message: { role: "assistant", content: "21 °C" } }] },
    ],
    [
      "AI SDK prompt messages",
      [
        { role: "user", content: [{ type: "text", text: "Weather in Paris?" }] },
        {
          role: "assistant",
          content: [
            { type: "tool-call", toolCallId: "call_1", toolName: "get_weather", input: { city: "Paris" } },
          ],
        },
        {
          role: "tool",
          content: [
            {
              type: "tool-result",
              toolCallId: "call_1",
              toolName: "get_weather",
              output: { type: "json", value: { temp: 21 } },
            },
          ],
        },
      ],
      [{ role: "assistant", content: "21 °C" }],
    ],
    [
      "Anthropic messages",
      {
        messages: [
          { role: "user", content: "Weather in Paris?" },
          {
            role: "assistant",
            content: [{ type: "tool_use", id: "call_1", name: "get_weather", input: { city: "Paris" } }],
          },
          {
            role: "user",
            content: [
              {
                type: "tool_result",
                tool_use_id: "call_1",
                content: [{ type: "text", text: '{"temp":21}' }],
              },
            ],
          },
        ],
      },
      { id: "msg_1", type: "message", role: "assistant", content: [{ type: "text", text: "21 °C" }] },
    ],
    [
      "OpenAI Responses items",
      [
        { role: "user", content: [{ type: "input_text", text: "Weather in Paris?" }] },
        { type: "function_call", call_id: "call_1", name: "get_weather", arguments: '{"city":"Paris"}' },
        { type: "function_call_output", call_id: "call_1", output: '{"temp":21}' },
      ],
      {
        object: "response",
        output: [{ type: "message", role: "assistant", content: [{ type: "output_text", text: "21 °C" }] }],
      },
    ],
    [
      "the GenAI convention's parts",
      [
        { role: "user", parts: [{ type: "text", content: "Weather in Paris?" }] },
        {
          role: "assistant",
          parts: [{ type: "tool_call", id: "call_1", name: "get_weather", arguments: { city: "Paris" } }],
        },
        { role: "tool", parts: [{ type: "tool_call_response", id: "call_1", response: { temp: 21 } }] },
      ],
      [{ role: "assistant", parts: [{ type: "text", content: "21 °C" }], finish_reason: "stop" }],
    ],
    [
      "Gemini contents, whose calls have no id",
      {
        contents: [
          { role: "user", parts: [{ text: "Weather in Paris?" }] },
          { role: "model", parts: [{ functionCall: { name: "get_weather", args: { city: "Paris" } } }] },
          { role: "user", parts: [{ functionResponse: { name: "get_weather", response: { temp: 21 } } }] },
        ],
      },
      { candidates: [{ content: { role: "model", parts: [{ text: "21 °C" }] } }] },
    ],
    [
      "LangChain constructors",
      [
        [
          { lc: 1, id: ["langchain", "schema", "HumanMessage"], kwargs: { content: "Weather in Paris?" } },
          {
            lc: 1,
            id: ["langchain", "schema", "AIMessage"],
            kwargs: {
              content: "",
              tool_calls: [{ name: "get_weather", args: { city: "Paris" }, id: "call_1", type: "tool_call" }],
            },
          },
          {
            lc: 1,
            id: ["langchain", "schema", "ToolMessage"],
            kwargs: { content: '{"temp":21}', tool_call_id: "call_1" },
          },
        ],
      ],
      { type: "ai", content: "21 °C" },
    ],
  ];
  it.each(cases)("reads %s", (_name, input, output) => {
    expect(show(input, output)).toEqual(expected);
  });
});

describe("readConversation", () => {
  const cases: [string, unknown, unknown, unknown, string[]][] = [
    [
      "keeps a result without its call",
      [{ role: "tool", tool_call_id: "c9", content: "21" }],
      null,
      undefined,
      ["tool: result c9: 21"],
    ],
    [
      "answers two calls of one turn each with its own result",
      [
        {
          role: "assistant",
          tool_calls: [
            { id: "a", function: { name: "f", arguments: "1" } },
            { id: "b", function: { name: "f", arguments: "2" } },
          ],
        },
        { role: "tool", tool_call_id: "b", content: "two" },
        { role: "tool", tool_call_id: "a", content: "one" },
      ],
      null,
      undefined,
      ["assistant: f(1) → one | f(2) → two"],
    ],
    [
      "marks a result that failed",
      [
        { role: "assistant", content: [{ type: "tool_use", id: "a", name: "f", input: {} }] },
        {
          role: "user",
          content: [{ type: "tool_result", tool_use_id: "a", is_error: true, content: "timeout" }],
        },
      ],
      null,
      undefined,
      ["assistant: f({}) → !timeout"],
    ],
    [
      "adds calls reported apart from a text output",
      null,
      "Looking it up.",
      [weatherCall],
      ['assistant: Looking it up. | get_weather({"city":"Paris"})'],
    ],
    [
      "adds no call the output already shows",
      null,
      { role: "assistant", content: "", tool_calls: [weatherCall] },
      [weatherCall],
      ['assistant: get_weather({"city":"Paris"})'],
    ],
    [
      "reads a merged result",
      null,
      { role: "assistant", content: "", tool_calls: [{ ...weatherCall, result: "21" }] },
      undefined,
      ['assistant: get_weather({"city":"Paris"}) → 21'],
    ],
    [
      "puts the system prompt of a request first",
      { system: "Be terse.", messages: [{ role: "user", content: "Hi" }] },
      null,
      undefined,
      ["system: Be terse.", "user: Hi"],
    ],
    ["reads a bare prompt", { prompt: "Tell me a joke" }, null, undefined, ["user: Tell me a joke"]],
    [
      "folds reasoning apart",
      null,
      { role: "assistant", reasoning_content: "hm", content: "42" },
      undefined,
      ["assistant: (hm) | 42"],
    ],
    [
      "keeps every choice",
      null,
      {
        choices: [
          { message: { role: "assistant", content: "a" } },
          { message: { role: "assistant", content: "b" } },
        ],
      },
      undefined,
      ["assistant: a", "assistant: b"],
    ],
    [
      "shows images and files",
      [
        {
          role: "user",
          content: [
            { type: "image_url", image_url: { url: "data:image/png;base64,iVBO" } },
            { type: "image", source: { type: "base64", media_type: "image/jpeg", data: "/9j/" } },
            { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,JVBE" } },
          ],
        },
      ],
      null,
      undefined,
      ["user: image image/png | image image/jpeg | file a.pdf"],
    ],
    [
      "plays recordings",
      [
        {
          role: "user",
          content: [
            { type: "input_audio", input_audio: { data: "UklGRg==", format: "wav" } },
            { type: "audio_url", audio_url: { url: "https://a.test/i.mp3" } },
            { type: "file", data: "T2dnUw==", mediaType: "audio/ogg", filename: "hello.ogg" },
          ],
        },
      ],
      null,
      undefined,
      ["user: audio audio/wav | audio audio/mpeg | audio hello.ogg"],
    ],
    [
      "shows a part it does not know as it is",
      [{ role: "user", content: [{ type: "hologram", depth: 3 }] }],
      null,
      undefined,
      ['user: json {"type":"hologram","depth":3}'],
    ],
  ];
  it.each(cases)("%s", (_name, input, output, toolCalls, expected) => {
    expect(show(input, output, toolCalls)).toEqual(expected);
  });
});

describe("readContent", () => {
  const cases: [string, string | null, string][] = [
    ["nothing", null, "empty"],
    ["an empty string", "", "empty"],
    ["an empty JSON string", '""', "empty"],
    ["plain text", "Hello", "text"],
    ["a JSON string", '"Why did the span cross the trace?"', "text"],
    ["text that only begins like JSON", "{not json", "text"],
    ["cut JSON", '[{"role":"user","content":"Hi', "text"],
    ["any object", '{"city":"Paris"}', "json"],
    ["decorator arguments", '{"args":["Paris"],"kwargs":{}}', "json"],
    ["a list of people who have a role", '[{"name":"Ada","role":"admin"}]', "json"],
    ["an empty list", "[]", "json"],
    ["a mixed list", '[{"role":"user","content":"Hi"},3]', "json"],
    ["an object named like a built-in", '{"type":"constructor","content":"x"}', "json"],
    ["one embedding", JSON.stringify(Array.from({ length: 16 }, (_, i) => i / 10)), "vectors"],
    ["a batch of embeddings", JSON.stringify([Array(8).fill(0.5), Array(8).fill(0.25)]), "vectors"],
    ["a short list of numbers", "[1,2,3]", "json"],
    [
      "an embeddings response",
      JSON.stringify({ object: "list", data: [{ index: 0, embedding: Array(8).fill(0.5) }] }),
      "vectors",
    ],
    ["a list with a null among its numbers", JSON.stringify([null, ...Array(8).fill(0.5)]), "json"],
    ["what speech spans carry", '{"audio_url":"https://a.test/i.mp3","filename":"i.mp3"}', "media"],
    ["an audio_url that is none", '{"audio_url":"javascript:alert(1)"}', "json"],
    ["the address of a recording", "https://a.test/i.mp3?sig=1", "media"],
    ["a sentence with such an address", "Listen to https://a.test/i.mp3", "text"],
    ["a picture in base64", "data:image/png;base64,iVBORw0KGgo=", "media"],
  ];
  it.each(cases)("takes %s for what it is", (_name, source, kind) => {
    expect(readContent(source, "input").kind).toBe(kind);
  });

  it.each([
    ["a thousand", 1000, "json"],
    ["two hundred thousand", 200_000, "text"],
  ])("survives JSON nested %s deep", (_name, depth, kind) => {
    const nested = `${'{"a":['.repeat(depth)}${"]}".repeat(depth)}`;
    expect(readContent(nested, "input").kind).toBe(kind);
  });
});

describe("recordings of real clients", () => {
  it("reads every message of the Vercel exporter", () => {
    const rows = exporterRecording.body.map((row) =>
      show(row.prompt_messages, row.completion_message, row.tool_calls),
    );
    expect(rows[0]).toEqual([
      "system: You are terse.",
      "user: Weather in Paris?",
      'assistant: get_weather({"city":"Paris"})',
    ]);
    expect(rows[1]).toContain('assistant: get_weather({"city":"Paris"}) → {"city":"Paris","temp":21}');
  });

  it("reads every prompt, text and tool call the AI SDK sends", () => {
    const spans = aiSdkRecording.body.resourceSpans.flatMap((resource) =>
      resource.scopeSpans.flatMap((scope) => scope.spans),
    );
    const values = spans.flatMap((span) =>
      span.attributes
        .filter(
          ({ key }) => key === "ai.prompt.messages" || key === "ai.prompt" || key === "ai.response.toolCalls",
        )
        .map(
          ({ key, value }) =>
            readContent(
              "stringValue" in value ? (value.stringValue ?? null) : null,
              key.startsWith("ai.prompt") ? "input" : "output",
            ).kind,
        ),
    );
    expect(values.length).toBeGreaterThan(5);
    expect(new Set(values)).toEqual(new Set(["messages"]));
  });
});
