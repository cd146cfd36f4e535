import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logTypes, statuses } from "@/db/enums";
import { spanFields } from "@/lib/spans/fields";
import { type Field, type Filter, operatorsOf, takesValues } from "./define";
import { parseFilters, serializeFilters } from "./url";

const read = (query: string) => parseFilters(spanFields, new URLSearchParams(query));

describe("filters in a URL", () => {
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
    ["thread_identifier.empty=", [{ field: "thread_identifier", operator: "empty", values: [] }]],
  ])("%s", (query, filters) => {
    expect(read(query)).toEqual({ filters, unknown: [] });
  });

  test.each(["modle=x", "metadata=x", "model.regex=x", "log_type=nonsense"])(
    "%s is named, not obeyed",
    (query) => {
      const { filters, unknown } = read(query);
      expect(filters).toEqual([]);
      expect(unknown).toHaveLength(1);
    },
  );
});

const value = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });

function filterOf(field: Field): fc.Arbitrary<Filter> {
  const values =
    field.kind === "enum" ? fc.constantFrom(...(field.key === "status" ? statuses : logTypes)) : value;
  return fc
    .record({
      operator: fc.constantFrom(...operatorsOf[field.kind]),
      values: fc.uniqueArray(values, { minLength: 1, maxLength: 3 }),
      mapKey: fc.oneof(value, fc.constantFrom("is", "a.contains", "a.contains~", "~", "x.empty", "not")),
    })
    .map(({ operator, values, mapKey }) => ({
      field: field.key,
      ...(field.kind === "map" ? { mapKey } : {}),
      operator,
      values: takesValues(operator) ? values : [],
    }));
}

test("any filters written into a URL read back the same", () => {
  const filters = fc.uniqueArray(fc.oneof(...spanFields.map(filterOf)), {
    maxLength: 6,
    selector: ({ field, mapKey, operator }) => `${field} ${mapKey} ${operator}`,
  });
  fc.assert(
    fc.property(filters, (given) => {
      const params = new URLSearchParams(serializeFilters(spanFields, given));
      expect(parseFilters(spanFields, new URLSearchParams(params.toString()))).toEqual({
        filters: given,
        unknown: [],
      });
    }),
  );
});
