import fc from "fast-check";
import { parseDecimal, printDecimal } from "../decimal";
import {
  type Expression,
  type Field,
  type Filter,
  keyProblem,
  type Operator,
  operatorsOf,
  takesKey,
  takesValues,
} from "../define";
import { patternOf, patternPieces } from "../pattern";

/** What expressions are made of where a test has values of its own in mind. */
type Taste = {
  /** Texts that conditions compare with. */
  texts?: fc.Arbitrary<string>;
  keys?: fc.Arbitrary<string>;
  /** Decimals in any spelling. */
  numbers?: fc.Arbitrary<string>;
};

/** Texts that mean something to one of the faces, or to the database. */
export const awkwardTexts = [
  "",
  "*",
  "a*b",
  "\\",
  "\\*",
  '"',
  "'",
  "%",
  "_",
  "a,b",
  "a b",
  " ",
  "(",
  "a)",
  "..",
  "1..2",
  ">1",
  "=x",
  "~x",
  "-x",
  "OR",
  "AND",
  "NOT",
  "has:x",
  "model:x",
  "a:b",
  "line\nbreak",
  "tab\there",
  "😀",
  "שלום",
  "مرحبا.بكم",
  "İstanbul",
  "ΣΊΣΥΦΟΣ",
  "日本語",
  "e\u0301",
  "{}",
  "&q=x#y+z",
  "$and",
  "__proto__",
  "constructor",
];

const someText = fc.oneof(
  fc.string({ maxLength: 12, unit: "grapheme" }),
  fc.string({ maxLength: 6, unit: "binary" }).map((text) => text.replaceAll("\0", "").toWellFormed()),
  fc.constantFrom(...awkwardTexts),
);

const someKey = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
  fc.constantFrom(
    ...awkwardTexts.filter((text) => text !== ""),
    "is",
    "a.contains",
    "a.b",
    "~",
    "x__y",
    "_x",
  ),
);

const someNumber = fc.oneof(
  fc.constantFrom(
    "0",
    "1",
    "-1",
    "0.01",
    "2.5",
    "100",
    "0.000000001",
    "99999999999999999999",
    "1e-12",
    "-0.5",
  ),
  fc
    .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.nat(6))
    .map(([units, scale]) => `${units}e-${scale}`),
);

/** One condition on the field, as every face would keep it. */
export function someFilter<Key extends string>(
  field: Field<Key>,
  taste: Taste = {},
): fc.Arbitrary<Filter<Key>> {
  return fc.constantFrom(...operatorsOf[field.kind]).chain((operator) =>
    fc
      .record({
        values: fc.array(valueFor(field, operator, taste), { minLength: 1, maxLength: 3 }),
        mapKey: (taste.keys ?? someKey).filter((key) => keyProblem(field, key) === null || !takesKey(field)),
      })
      .map(({ values, mapKey }) => ({
        field: field.key,
        ...(takesKey(field) ? { mapKey } : {}),
        operator,
        values: takesValues(operator) ? values : [],
      })),
  );
}

function valueFor(field: Field, operator: Operator, taste: Taste): fc.Arbitrary<string> {
  const isSize = operator === "gt" || operator === "gte" || operator === "lt" || operator === "lte";
  if (isSize || field.kind === "number" || field.kind === "score")
    return (taste.numbers ?? someNumber).map(canonical);
  if (field.kind === "enum") return fc.constantFrom(...(field.values ?? []));
  if (field.kind === "boolean") return fc.constantFrom("true", "false");
  const texts = taste.texts ?? someText;
  if (operator !== "matches" && operator !== "not_matches") return texts;
  const pieces = fc.array(fc.oneof(texts, fc.constant("*")), { maxLength: 3 });
  return pieces.map((parts) => patternOf(patternPieces(parts.join(""))));
}

function canonical(number: string): string {
  const decimal = parseDecimal(number);
  if (!decimal) throw new Error(`${number} is no decimal.`);
  return printDecimal(decimal);
}

/** Expressions over the fields, conditions and nested groups of them, as every face would keep them. */
export function someExpression<Key extends string>(
  fields: readonly Field<Key>[],
  taste: Taste = {},
): fc.Arbitrary<Expression<Key>> {
  const filter = fc.constantFrom(...fields).chain((field) => someFilter(field, taste));
  const numbers = fields.filter(({ kind }) => kind === "number");
  const number = (taste.numbers ?? someNumber).map(canonical);
  const range = fc.tuple(fc.nat(), number, number).map(([i, from, to]): Expression<Key>[] => {
    const field = numbers[i % numbers.length]?.key;
    if (field === undefined) return [];
    return [
      { field, operator: "gte", values: [from] },
      { field, operator: "lte", values: [to] },
    ];
  });
  const { expression } = fc.letrec<{ expression: Expression<Key> }>((tie) => {
    const group = fc.array(tie("expression"), { minLength: 2, maxLength: 3 });
    return {
      expression: fc.oneof(
        { maxDepth: 3, depthIdentifier: "expression" },
        filter,
        ...(numbers.length > 0 ? [range.map((all) => ({ all }))] : []),
        group.map((all) => ({ all })),
        group.map((any) => ({ any })),
        tie("expression").map((not) => ({ not })),
      ),
    };
  });
  return expression;
}
