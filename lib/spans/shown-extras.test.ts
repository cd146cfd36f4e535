import { expect, test } from "vitest";
import { shownExtras } from "./shown-extras";

test("a raw request loses its credentials, also under a name nobody knows; the conversation stays as sent", () => {
  const tool = { name: "f", arguments: { api_key: "mine" } };
  expect(
    shownExtras({
      full_request: { headers: { "x-api-key": "sk-1" } },
      litellm_params: { api_key: "sk-2" },
      tool_calls: [tool],
      temperature: 0.5,
    }),
  ).toEqual({
    full_request: { headers: { "x-api-key": "[scrubbed]" } },
    litellm_params: { api_key: "[scrubbed]" },
    tool_calls: [tool],
    temperature: 0.5,
  });
});

test("hidden metadata stays hidden where it was too long for the filterable map", () => {
  expect(shownExtras({ metadata_whole: { _hidden: "x", shown: "y" } })).toEqual({
    metadata_whole: { shown: "y" },
  });
});
