import { describe, expect, test } from "vitest";
import { spanFields } from "@/lib/spans/fields";
import { parseWireFilters } from "./wire";

const read = (body: unknown) => parseWireFilters(spanFields, body);

describe("the REST filter body", () => {
  test.each([
    [
      "an equality",
      { model: { operator: "", value: ["gpt-4o"] } },
      { field: "model", operator: "is", values: ["gpt-4o"] },
    ],
    [
      "a scalar value",
      { model: { value: "gpt-4o" } },
      { field: "model", operator: "is", values: ["gpt-4o"] },
    ],
    [
      "upper-case membership",
      { model: { operator: "IN", value: ["a", "b"] } },
      { field: "model", operator: "is", values: ["a", "b"] },
    ],
    [
      "an older alias",
      { trace_id: { operator: "not", value: ["t"] } },
      { field: "trace_unique_id", operator: "not", values: ["t"] },
    ],
    [
      "a metadata key",
      { metadata__plan: { operator: "contains", value: ["pro"] } },
      { field: "metadata", mapKey: "plan", operator: "contains", values: ["pro"] },
    ],
    [
      "a number on text",
      { custom_identifier: { value: 42 } },
      { field: "custom_identifier", operator: "is", values: ["42"] },
    ],
    [
      "a failed status",
      { status: { value: ["failed"] } },
      { field: "status", operator: "is", values: ["error"] },
    ],
    [
      "isnull false",
      { thread_identifier: { operator: "isnull", value: [false] } },
      { field: "thread_identifier", operator: "not_empty", values: [] },
    ],
    ["a plain list of values", { model: ["a", "b"] }, { field: "model", operator: "is", values: ["a", "b"] }],
    [
      "a number in any spelling",
      { total_cost: { operator: "gte", value: 1e-7 } },
      { field: "cost", operator: "gte", values: ["0.0000001"] },
    ],
    ["a flag as a number", { error_bit: 1 }, { field: "failed", operator: "is", values: ["true"] }],
    [
      "equality without regard to case",
      { model: { operator: "iexact", value: "GPT*" } },
      { field: "model", operator: "matches", values: ["GPT\\*"] },
    ],
    [
      "a score",
      { scores__helpful: { operator: "lt", value: [0.5] } },
      { field: "scores", mapKey: "helpful", operator: "lt", values: ["0.5"] },
    ],
    [
      "words",
      { messages: { operator: "full_text_search", value: "refund" } },
      { field: "content", operator: "contains", values: ["refund"] },
    ],
    [
      "a bare value of a field that is searched",
      { output: "sorry" },
      { field: "output", operator: "contains", values: ["sorry"] },
    ],
    [
      "not_empty",
      { model: { operator: "not_empty", value: [""] } },
      { field: "model", operator: "not_empty", values: [] },
    ],
  ])("%s", (_, body, filter) => {
    expect(read(body)).toEqual({ ok: true, filters: [filter] });
  });

  test("a list of conditions on one field is joined by AND", () => {
    const body = {
      span_name: [
        { operator: "startswith", value: ["a"] },
        { operator: "endswith", value: ["z"] },
      ],
    };
    expect(read(body)).toMatchObject({
      ok: true,
      filters: [{ operator: "startswith" }, { operator: "endswith" }],
    });
  });

  const a = { field: "model", operator: "is", values: ["a"] };
  const b = { field: "thread_identifier", operator: "is", values: ["b"] };
  const c = { field: "status", operator: "is", values: ["error"] };

  test.each([
    ["$or", { $or: [{ model: "a" }, { thread_identifier: "b" }] }, [{ any: [a, b] }]],
    ["$and", { $and: [{ model: "a" }, { thread_identifier: "b" }] }, [{ all: [a, b] }]],
    ["$not", { $not: { model: "a", thread_identifier: "b" } }, [{ not: { all: [a, b] } }]],
    [
      "groups beside and within each other",
      { status: "error", $or: [{ model: "a", status: "error" }, { $not: { thread_identifier: "b" } }] },
      [c, { any: [{ all: [a, c] }, { not: b }] }],
    ],
    ["a stray operator beside the fields", { operator: "AND", model: "a", status: "error" }, [a, c]],
    [
      "a connector",
      { model: "a", thread_identifier: { value: "b", connector: "OR" }, status: "error" },
      [{ any: [a, b] }, c],
    ],
    [
      "a bundle",
      { x: { connector: "OR", filter_params: { model: "a", thread_identifier: "b" } }, status: "error" },
      [{ any: [a, b] }, c],
    ],
    [
      "the older list",
      [
        { field: "model", operator: "", value: ["a"] },
        { field: "status", value: "failed" },
      ],
      [a, c],
    ],
    ["a list of bodies", [{ model: "a" }, { status: "error", thread_identifier: "b" }], [a, c, b]],
  ])("joins conditions by %s", (_, body, filters) => {
    expect(read(body)).toEqual({ ok: true, filters });
  });

  test("reads halves of characters as what the database can store", () => {
    expect(read({ "metadata__a\ud800": { value: "\udc00b" } })).toMatchObject({
      filters: [{ mapKey: "a\ufffd", values: ["\ufffdb"] }],
    });
  });

  test("reads ten thousand values in one condition", () => {
    const value = Array.from({ length: 10_000 }, (_, i) => `id-${i}`);
    expect(read({ unique_id: { operator: "in", value } })).toMatchObject({
      ok: true,
      filters: [{ values: value }],
    });
    expect(read({ unique_id: { operator: "in", value: [...value, "one more"] } })).toMatchObject({
      ok: false,
      problem: { field: "unique_id" },
    });
  });

  test.each([
    ["an empty $or", { $or: [] }, "$or"],
    ["an empty part of an $or", { $or: [{}] }, "$or"],
    ["a $not of nothing", { $not: {} }, "$not"],
    ["a regular expression", { model: { operator: "regex", value: "^a" } }, "model"],
    ["a number that is none", { cost: { operator: "gt", value: "cheap" } }, "cost"],
    ["a short name, which is for people", { customer: "ann" }, "customer"],
    ["a field that fails within a group", { $or: [{ model: "a" }, { colour: "red" }] }, "colour"],
    ["an unknown field", { colour: { value: ["red"] } }, "colour"],
    ["an operator the kind has not", { model: { operator: "gt", value: [1] } }, "model"],
    ["a value that is no log type", { log_type: { value: ["chatt"] } }, "log_type"],
    ["no value", { model: { operator: "", value: [] } }, "model"],
    ["an object as value", { model: { value: [{}] } }, "model"],
    ["too long a value", { model: { value: ["x".repeat(1025)] } }, "model"],
    ["metadata without a key", { metadata__: { value: ["x"] } }, "metadata__"],
    ["no object", "model=a", "filters"],
    [
      "too deep a nesting",
      Array.from({ length: 12 }).reduce((inner) => ({ $not: inner }), { model: "a" } as object),
      "filters",
    ],
    ["a hidden key", { metadata___secret: { value: ["x"] } }, "metadata___secret"],
    [
      "too many texts looked for",
      { input: "a", $or: [{ output: { operator: "contains", value: Array.from({ length: 100 }, String) } }] },
      "filters",
    ],
    ["too many conditions", { model: Array.from({ length: 51 }, () => ({ value: "a" })) }, "filters"],
  ])("%s is refused by the field's name", (_, body, field) => {
    expect(read(body)).toMatchObject({
      ok: false,
      problem: { field, message: expect.stringContaining(field) },
    });
  });
});
