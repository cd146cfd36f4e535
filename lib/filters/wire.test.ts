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

  test.each([
    ["an unknown field", { colour: { value: ["red"] } }, "colour"],
    ["an operator the kind has not", { model: { operator: "gt", value: [1] } }, "model"],
    ["a value that is no log type", { log_type: { value: ["chatt"] } }, "log_type"],
    ["no value", { model: { operator: "", value: [] } }, "model"],
    ["an object as value", { model: { value: [{}] } }, "model"],
    ["too long a value", { model: { value: ["x".repeat(1025)] } }, "model"],
    ["metadata without a key", { metadata__: { value: ["x"] } }, "metadata__"],
  ])("%s is refused by the field's name", (_, body, field) => {
    expect(read(body)).toMatchObject({
      ok: false,
      problem: { field, message: expect.stringContaining(field) },
    });
  });
});
