import { expect, test } from "vitest";
import { type CountTask, countSpans } from "./counting";

const chat: CountTask = { logType: "chat", input: "You are funny.", output: "hi", extras: null };

test("answers each span in order, also where one cannot be read", async () => {
  const { signal } = new AbortController();
  const answers = await countSpans([chat, { ...chat, extras: "{" }, { ...chat, output: "" }], signal);
  expect(answers).toEqual([
    { promptTokens: 4, completionTokens: 1 },
    { error: expect.stringContaining("JSON") },
    { promptTokens: 4, completionTokens: 0 },
  ]);
  expect(await countSpans([], signal)).toEqual([]);
});

test("stops when it is told to", async () => {
  const stop = new AbortController();
  const counting = countSpans([{ ...chat, input: "a".repeat(5_000_000) }], stop.signal);
  stop.abort(new Error("shutting down"));
  await expect(counting).rejects.toThrow("shutting down");
});
