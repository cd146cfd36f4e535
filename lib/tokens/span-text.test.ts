import { describe, expect, test } from "vitest";
import type { LogType } from "@/db/enums";
import { type Countable, countableOf, type SpanText } from "./span-text";

type Case = {
  title: string;
  logType?: LogType;
  input?: unknown;
  output?: unknown;
  extras?: SpanText["extras"];
  prompt: Countable;
  completion: Countable;
};

const content = (value: unknown): string | null =>
  value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value);
const nothing: Countable = { texts: [], structure: 0 };
const text = (...texts: string[]): Countable => ({ texts, structure: 0 });
const image = { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } };
const tools = [{ type: "function", function: { name: "get_weather", parameters: { type: "object" } } }];

const deep = "[".repeat(50_000) + "]".repeat(50_000);

const cases: Case[] = [
  {
    title: "a chat: roles and texts, three tokens a message, three for the reply",
    input: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "Hi" },
    ],
    output: { role: "assistant", content: "Hello!" },
    prompt: { texts: ["system", "Be brief.", "user", "Hi"], structure: 2 * 3 + 3 },
    completion: text("Hello!"),
  },
  {
    title: "a name costs one more",
    input: [{ role: "user", name: "ann", content: "Hi" }],
    prompt: { texts: ["user", "ann", "Hi"], structure: 3 + 1 + 3 },
    completion: nothing,
  },
  {
    title: "of content parts the texts; an image is not counted",
    input: [{ role: "user", content: [{ type: "text", text: "What is this?" }, image] }],
    output: { role: "assistant", content: [{ type: "text", text: "A cat." }] },
    prompt: { texts: ["user", "What is this?"], structure: 6 },
    completion: text("A cat."),
  },
  {
    title: "tools that were offered as JSON, calls and their results by name and JSON on one line",
    input: [
      { role: "user", content: "Weather?" },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", function: { name: "get_weather", arguments: '{"city":"Paris"}' } }],
      },
      { role: "tool", tool_call_id: "c1", content: '{"temp":21}' },
    ],
    output: { role: "assistant", content: "21 degrees." },
    extras: { tools },
    prompt: {
      texts: [
        "user",
        "Weather?",
        "assistant",
        "get_weather",
        '{"city":"Paris"}',
        "tool",
        '{"temp":21}',
        JSON.stringify(tools),
      ],
      structure: 3 * 3 + 3,
    },
    completion: text("21 degrees."),
  },
  {
    title: "a call that was reported apart from the answer, once",
    input: "Weather?",
    output: "",
    extras: { tool_calls: [{ id: "c1", function: { name: "get_weather", arguments: "{}" } }] },
    prompt: text("Weather?"),
    completion: text("get_weather", "{}"),
  },
  {
    title: "reasoning is part of the answer, and so is every choice",
    input: "Think.",
    output: [
      { role: "assistant", reasoning_content: "Hmm.", content: "One." },
      { role: "assistant", content: "Two." },
    ],
    prompt: text("Think."),
    completion: text("Hmm.", "One.", "Two."),
  },
  {
    title: "of an output that holds the whole conversation what the model said",
    input: "Hi",
    output: [
      { role: "user", content: "Hi" },
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "c1", function: { name: "f", arguments: "{}" } }],
      },
      { role: "tool", tool_call_id: "c1", content: "21" },
      { role: "assistant", content: "Hello!" },
    ],
    prompt: text("Hi"),
    completion: text("f", "{}", "Hello!"),
  },
  {
    title: "plain text and JSON that is no chat as they are",
    logType: "completion",
    input: "Once upon",
    output: '{ "verdict":  true }',
    prompt: text("Once upon"),
    completion: text('{ "verdict":  true }'),
  },
  {
    title: "a text that is JSON text is what it says",
    logType: "text",
    input: '"Say \\"hi\\""',
    output: "hi",
    prompt: text('Say "hi"'),
    completion: text("hi"),
  },
  {
    title: "embeddings: each text, no vectors",
    logType: "embedding",
    input: ["one", "two"],
    output: [[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]],
    prompt: text("one", "two"),
    completion: nothing,
  },
  {
    title: "embeddings of tokens: each number is one",
    logType: "embedding",
    input: [[1, 2, 3], [4]],
    prompt: { texts: [], structure: 4 },
    completion: nothing,
  },
  {
    title: "embeddings in a request",
    logType: "embedding",
    input: { model: "text-embedding-3-small", input: "one" },
    prompt: text("one"),
    completion: nothing,
  },
  {
    title: "what is nested too deep to be walked as it is",
    logType: "embedding",
    input: deep,
    prompt: text(deep),
    completion: nothing,
  },
  {
    title: "a tool's answer nested too deep as it is",
    input: [{ role: "tool", name: "dig", content: deep }],
    prompt: { texts: ["tool", "dig", deep], structure: 3 + 1 + 3 },
    completion: nothing,
  },
  {
    title: "a reranker's scores are no text",
    logType: "reranker",
    input: { query: "cats", documents: ["a", "b"] },
    output: [{ index: 0, score: 0.9 }],
    prompt: text('{"query":"cats","documents":["a","b"]}'),
    completion: nothing,
  },
];

describe("what is counted", () => {
  test.each(cases)("$title", ({ logType = "chat", input, output, extras = {}, prompt, completion }) => {
    const span = { logType, input: content(input), output: content(output), extras };
    expect(countableOf(span)).toEqual({ prompt, completion });
  });
});
