import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Expression } from "@/lib/filters/define";
import { parseText, printText } from "@/lib/filters/text";
import { spanFields } from "@/lib/spans/fields";
import {
  changed,
  type DraftRow,
  draftOf,
  emptyFilter,
  expressionOf,
  groupOf,
  isGroup,
  rowOf,
  rowProblem,
} from "./draft";

const read = (text: string): Expression => {
  const parsed = parseText(spanFields, text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  const [only] = parsed.expressions;
  return only && parsed.expressions.length === 1 ? only : { all: parsed.expressions };
};

/** A row as someone has typed it: not the condition it came from. */
const typed = (field: string, values: string[], more: Partial<DraftRow["filter"]> = {}): DraftRow => ({
  ...rowOf({ field, operator: "gt", values, ...more }),
  given: undefined,
});

describe("a condition in the builder", () => {
  test.each([
    "model:gpt-4o,gpt-5",
    "-model:gpt-4o",
    "cost:0.01..0.05",
    "has:customer",
    "metadata.plan:>10",
    "(model:a OR cost:>1)",
    "NOT (model:a OR cost:>1)",
    "NOT (model:a cost:>1)",
    "NOT cost:0.01..0.05",
    "(type:chat OR (status:error NOT (model:a* latency:>2)))",
    "root:true refund",
  ])("%s comes out as it went in", (text) => {
    expect(expressionOf(spanFields, draftOf(read(text)))).toEqual(read(text));
  });

  it("keeps an empty text among values nobody touched", () => {
    const filter = { field: "model", operator: "is" as const, values: ["", "a"] };
    expect(expressionOf(spanFields, rowOf(filter))).toEqual(filter);
  });

  it("reads numbers as the search box does", () => {
    expect(expressionOf(spanFields, typed("latency", ["500ms"]))).toEqual(read("latency:>0.5"));
    expect(expressionOf(spanFields, { ...typed("cost", ["$1"], { operator: "gte" }), high: "2" })).toEqual(
      read("cost:1..2"),
    );
  });

  test.each([
    ["no value", typed("latency", [""])],
    ["a range without its end", { ...typed("cost", ["1"], { operator: "gte" }), high: "" }],
    ["no key", typed("metadata", ["1"], { mapKey: "" })],
    ["a number that is none", typed("latency", ["soon"])],
    ["a group with nothing in it", groupOf("any", [])],
  ])("with %s is not finished", (_, draft) => {
    expect(expressionOf(spanFields, draft)).toBeNull();
    expect(expressionOf(spanFields, groupOf("all", [draft, typed("cost", ["1"])]))).toBeNull();
  });

  it("names what is no value of its field, and not what is only missing", () => {
    expect(rowProblem(spanFields, typed("latency", ["soon"]))).toContain('"soon"');
    expect(rowProblem(spanFields, typed("latency", [""]))).toBeNull();
  });

  it("compares measures by size from the start and others by value", () => {
    const operatorOf = (key: string) => {
      const field = spanFields.find((one) => one.key === key);
      return field && emptyFilter(field).operator;
    };
    expect(["cost", "latency", "status_code", "model", "content"].map(operatorOf)).toEqual([
      "gt",
      "gt",
      "is",
      "is",
      "contains",
    ]);
  });
});

describe("taking a condition away", () => {
  it("takes the group it leaves empty along", () => {
    const row = rowOf({ field: "model", operator: "is", values: ["a"] });
    const rest = rowOf({ field: "cost", operator: "gt", values: ["1"] });
    const root = groupOf("all", [rest, groupOf("any", [row])]);
    const left = changed(root, row.id, () => null);
    expect(left.parts).toEqual([rest]);
  });

  it("leaves the others as they were", () => {
    const row = rowOf({ field: "model", operator: "is", values: ["a"] });
    const root = groupOf("any", [
      groupOf("all", [row, rowOf({ field: "cost", operator: "gt", values: ["1"] })]),
    ]);
    const renamed = changed(root, row.id, (node) =>
      isGroup(node) ? node : { ...node, filter: { ...node.filter, values: ["b"] } },
    );
    expect(expressionOf(spanFields, renamed)).toEqual(read("model:b cost:>1"));
  });
});

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.record({
    field: fc.constantFrom("model", "span_name"),
    operator: fc.constantFrom("is" as const, "not" as const, "contains" as const),
    values: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    field: fc.constantFrom("cost", "latency"),
    operator: fc.constantFrom("gt" as const, "lte" as const),
    values: fc.integer().map((value) => [String(value)]),
  }),
);

test("any tree of two and more comes out of the builder as it went in", () => {
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map((all): Expression => ({ all })),
      fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map((any): Expression => ({ any })),
      tie("tree").map((not): Expression => ({ not })),
    ),
  }));
  fc.assert(
    fc.property(tree, (expression) => {
      const built = expressionOf(spanFields, draftOf(expression));
      expect(built && printText(spanFields, [built])).toBe(printText(spanFields, [expression]));
    }),
  );
});
