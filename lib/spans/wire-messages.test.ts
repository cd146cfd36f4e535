import { expect, test } from "vitest";
import { completionsOf, messagesOf } from "./wire-messages";

const user = { role: "user", content: "Hi" };
const assistant = { role: "assistant", content: "Hello" };

test.each<[string, string | null, unknown]>([
  ["nothing", null, []],
  ["text", "Hi", [user]],
  ["a list", JSON.stringify([user]), [user]],
  ["one message", JSON.stringify(user), [user]],
  ["a request", JSON.stringify({ messages: [user] }), [user]],
  [
    "a request with instructions",
    JSON.stringify({ instructions: "S", input: [user] }),
    [{ role: "system", content: "S" }, user],
  ],
  ["another object", '{"a":1}', [{ role: "user", content: { a: 1 } }]],
  ["JSON that is cut", '[{"role"', [{ role: "user", content: '[{"role"' }]],
])("prompt messages of %s", (_, input, messages) => {
  expect(messagesOf(input)).toEqual(messages);
});

test.each<[string, string | null, unknown, unknown]>([
  ["nothing", null, null, null],
  ["text", "Hello", assistant, null],
  ["a message", JSON.stringify(assistant), assistant, null],
  ["a list of one", JSON.stringify([assistant]), assistant, null],
  ["several choices", JSON.stringify([assistant, user]), assistant, [assistant, user]],
  ["a list of something else", "[1,2]", { role: "assistant", content: [1, 2] }, null],
])("completion of %s", (_, output, message, messages) => {
  expect(completionsOf(output)).toEqual({ message, messages });
});
