import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { mutatedJson } from "@/lib/ingest/testing/mutated-json";
import { watchdog } from "@/lib/ingest/testing/watchdog";
import { spanFields } from "@/lib/spans/fields";
import type { Expression } from "./define";
import { parseWireFilters } from "./wire";

const numRuns = process.env.SPANDREL_LONG ? 6_000 : 300;
const { watch, stop } = watchdog();
afterAll(stop);

const filters = {
  customer_identifier: { operator: "", value: ["user_123"] },
  cost: [
    { operator: "gte", value: 0.1 },
    { operator: "lt", value: 5 },
  ],
  status: "error",
  log_type: { operator: "not_in", value: ["chat", "text"] },
  span_name: { operator: "icontains", value: "generate" },
  metadata__env: { operator: "isnull", value: false },
  prompt_tokens: { operator: "empty" },
  $or: [{ model: ["a", "b"] }, { $not: { scores__x: { operator: "gt", value: 1 } } }],
  bundle: { connector: "OR", filter_params: { is_pinned: true, stream: false } },
};

function textsOf(expressions: readonly Expression[]): string[] {
  return expressions.flatMap((one) => {
    if ("field" in one) return one.values;
    return textsOf("not" in one ? [one.not] : "all" in one ? one.all : one.any);
  });
}

test("an injured filter body ends in filters or in the first thing not understood", () => {
  const seen = { read: 0, refused: 0 };
  const endsWell = fc.property(mutatedJson(filters), ({ value }) => {
    const read = watch(() => parseWireFilters(spanFields, value));
    if (read.ok) {
      const texts = textsOf(read.filters);
      expect(texts.every((text) => typeof text === "string" && !text.includes("\0"))).toBe(true);
      seen.read += 1;
    } else {
      expect(read.problem.message).not.toBe("");
      seen.refused += 1;
    }
  });
  fc.assert(endsWell, { seed: 20_261_120, numRuns });
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(numRuns / 50);
}, 600_000);
