import { describe, expect, test } from "vitest";
import { spanFields } from "@/lib/spans/fields";
import { parseFilters } from "./url";

const read = (query: string) => parseFilters(spanFields, new URLSearchParams(query));

describe("filters in short links", () => {
  test.each([
    ["model=gpt-4o", [{ field: "model", operator: "is", values: ["gpt-4o"] }]],
    ["log_type=chat&log_type=tool", [{ field: "log_type", operator: "is", values: ["chat", "tool"] }]],
    ["log_type=CHAT", [{ field: "log_type", operator: "is", values: ["chat"] }]],
    ["status=failed", [{ field: "status", operator: "is", values: ["error"] }]],
    ["trace_id=abc", [{ field: "trace_unique_id", operator: "is", values: ["abc"] }]],
    ["span_name.contains=reply", [{ field: "span_name", operator: "contains", values: ["reply"] }]],
    ["metadata.plan=pro", [{ field: "metadata", mapKey: "plan", operator: "is", values: ["pro"] }]],
    ["metadata.a.b.not=c", [{ field: "metadata", mapKey: "a.b", operator: "not", values: ["c"] }]],
    [
      "metadata.is.contains~=x",
      [{ field: "metadata", mapKey: "is.contains", operator: "is", values: ["x"] }],
    ],
    ["customer=ann", [{ field: "customer_identifier", operator: "is", values: ["ann"] }]],
    ["cost.gt=1e-2", [{ field: "cost", operator: "gt", values: ["0.01"] }]],
    ["latency.lte=500ms", [{ field: "latency", operator: "lte", values: ["0.5"] }]],
    ["input=refund", [{ field: "input", operator: "contains", values: ["refund"] }]],
    ["scores.helpful.gte=.5", [{ field: "scores", mapKey: "helpful", operator: "gte", values: ["0.5"] }]],
    ["pinned=1", [{ field: "is_pinned", operator: "is", values: ["true"] }]],
    ["thread_identifier.empty=", [{ field: "thread_identifier", operator: "empty", values: [] }]],
  ])("%s", (query, filters) => {
    expect(read(query)).toEqual({ filters, unknown: [] });
  });

  test("what a link asks for beyond the bounds of a question, with what is asked beside it, is named and left out", () => {
    const beside = [
      { field: "input", operator: "contains" as const, values: Array.from({ length: 98 }, String) },
    ];
    const params = new URLSearchParams("output=a&output=b&output=c&output=b&input=d&model=x");
    expect(parseFilters(spanFields, params, [], beside)).toEqual({
      filters: [
        { field: "output", operator: "contains", values: ["a", "b"] },
        { field: "model", operator: "is", values: ["x"] },
      ],
      unknown: ["output", "input"],
    });
  });

  test.each([
    "modle=x",
    "metadata._secret=x",
    "metadata=x",
    "model.regex=x",
    "log_type=nonsense",
    "cost=cheap",
  ])("%s is named, not obeyed", (query) => {
    const { filters, unknown } = read(query);
    expect(filters).toEqual([]);
    expect(unknown).toHaveLength(1);
  });
});
