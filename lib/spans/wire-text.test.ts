import { expect, test } from "vitest";
import { callsTools, systemPreview, wireText } from "./wire-text";

const call = { id: "c", type: "function", function: { name: "f", arguments: "{}" } };

test("the words of a conversation, by who said them", () => {
  const input = JSON.stringify([
    { role: "developer", content: "Be terse" },
    {
      role: "user",
      content: [
        { type: "text", text: "Hi" },
        { type: "image_url", image_url: { url: "https://a.test/i.png" } },
      ],
    },
    { role: "tool", tool_call_id: "c", content: "21 degrees" },
  ]);
  const output = JSON.stringify({ role: "assistant", content: "Warm", tool_calls: [call] });
  expect(wireText(input, output)).toEqual({
    system_text: "Be terse",
    prompt_text: "Hi\n21 degrees",
    completion_text: "Warm",
    full_text: "Be terse\nHi\n21 degrees\nWarm",
  });
});

test.each([
  ["nothing", null, null],
  ["vectors", "Hi", JSON.stringify(Array.from({ length: 20 }, () => 0.5))],
  ["an object", "Hi", '{"a":1}'],
])("an output that is %s has no words", (_, input, output) => {
  expect(wireText(input, output)).toMatchObject({
    prompt_text: input,
    completion_text: null,
    full_text: input,
  });
});

test("a preview of the system's messages is cut to its length", () => {
  const messages = [
    { role: "user", content: "Hi" },
    { role: "system", content: "x".repeat(500) },
  ];
  expect(systemPreview(messages, 240)).toBe("x".repeat(240));
  expect(systemPreview([{ role: "system", content: "a😀" }], 2)).toBe("a");
  expect(systemPreview([{ role: "user", content: "Hi" }, 5], 240)).toBeNull();
});

test("tool calls are seen in any provider's shape", () => {
  expect(callsTools(JSON.stringify({ role: "assistant", tool_calls: [call] }))).toBe(true);
  expect(
    callsTools(JSON.stringify({ role: "assistant", content: [{ type: "tool_use", name: "f", input: {} }] })),
  ).toBe(true);
  expect(callsTools("Hello")).toBe(false);
  expect(callsTools(null)).toBe(false);
});
