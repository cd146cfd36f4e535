import { expect, test } from "vitest";
import { scrub } from "./scrub";

test.each<[string, unknown, unknown]>([
  [
    "a header",
    { headers: { Authorization: "Bearer sk-12345678" } },
    { headers: { Authorization: "[scrubbed]" } },
  ],
  [
    "names in any spelling",
    { "x-api-key": "a", api_key: "b", apiKey: "c" },
    { "x-api-key": "[scrubbed]", api_key: "[scrubbed]", apiKey: "[scrubbed]" },
  ],
  ["a header with several values", { cookie: ["a=1", "b=2"] }, { cookie: ["[scrubbed]", "[scrubbed]"] }],
  [
    "headers as pairs",
    [
      ["x-api-key", "abc"],
      ["accept", "*/*"],
    ],
    [
      ["x-api-key", "[scrubbed]"],
      ["accept", "*/*"],
    ],
  ],
  [
    "headers as entries",
    [{ name: "Authorization", value: "abc" }],
    [{ name: "Authorization", value: "[scrubbed]" }],
  ],
  ["a bearer under any name", { auth: "Bearer abc123def" }, { auth: "Bearer [scrubbed]" }],
  [
    "an address",
    { url: "https://x.test/v1?key=AIza12&alt=sse" },
    { url: "https://x.test/v1?key=[scrubbed]&alt=sse" },
  ],
  ["JSON text", '{"api_key":"sk-1","model":"m"}', '{"api_key":"[scrubbed]","model":"m"}'],
  ["JSON text in JSON text", '"{\\"api_key\\":\\"sk-1\\"}"', '"{\\"api_key\\":\\"[scrubbed]\\"}"'],
  [
    "a command line",
    'curl -H "Authorization: Bearer sk-1" x',
    'curl -H "Authorization: Bearer [scrubbed]" x',
  ],
  [
    "an object of credentials",
    { customer_credentials: { openai: { key: "sk" } } },
    { customer_credentials: { openai: { key: "[scrubbed]" } } },
  ],
])("scrubs %s", (_, sent, expected) => {
  expect(scrub(sent)).toEqual(expected);
});

test.each<[string, unknown]>([
  ["counts of tokens", { max_tokens: 5, usage: { prompt_tokens: 1 }, logprobs: [{ token: "Hi" }] }],
  ["a tool's parameter of that name", { properties: { api_key: { type: "string" } } }],
  ["words", { content: "Basic understanding of bearer bonds", role: "user" }],
  ["keys of another kind", { key: "region", value: "eu", cache_key: "k", tokens: ["a", "b"] }],
  ["empty and absent values", { authorization: "", api_key: null }],
  ["what is no text", 5],
])("leaves %s", (_, sent) => {
  expect(scrub(sent)).toEqual(sent);
});

test("scrubbing twice changes nothing more", () => {
  const once = scrub({ a: 'x-api-key: sk-1, "api_key": "b"', authorization: "c" });
  expect(scrub(once)).toEqual(once);
});
