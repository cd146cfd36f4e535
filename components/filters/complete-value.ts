import type { Field } from "@/lib/filters/define";
import type { Token } from "@/lib/filters/text";
import { printValue } from "@/lib/filters/text-print";
import type { Completion } from "./completion";
import type { CountedValue } from "./values";

const comparisons: readonly { sign: string; hint: string }[] = [
  { sign: ">", hint: "more than" },
  { sign: ">=", hint: "at least" },
  { sign: "<", hint: "less than" },
  { sign: "<=", hint: "at most" },
];

/** What the value of a field may be: real ones with counts, those of a list, the signs of a number, parts of a text. */
export function valueCompletions(token: Token, field: Field, counted: readonly CountedValue[]): Completion[] {
  const { word, operatorPrefix } = token;
  const take = (value: string, count?: number): Completion => ({
    id: `value ${value}`,
    label: value === "" ? "(empty)" : value,
    typed: word.replaceAll("*", ""),
    insert: printValue(field, "is", value),
    isWhole: true,
    ...(count === undefined ? {} : { count }),
  });
  const listed = field.values ?? (field.kind === "boolean" ? ["true", "false"] : null);
  if (listed) {
    const asked = word.toLowerCase();
    return listed
      .filter((value) => value.includes(asked))
      .toSorted((a, b) => Number(b.startsWith(asked)) - Number(a.startsWith(asked)))
      .map((value) => take(value, counted.find((one) => one.value === value)?.count));
  }
  const values = operatorPrefix === "" ? counted.map(({ value, count }) => take(value, count)) : [];
  if (field.kind === "number" || field.kind === "score") {
    if (word !== "" || operatorPrefix !== "") return values;
    const signs = comparisons.map(
      ({ sign, hint }): Completion => ({
        id: sign,
        label: sign,
        typed: "",
        insert: sign,
        isWhole: false,
        hint,
      }),
    );
    return [...values, ...signs];
  }
  if (word === "" || word.includes("*") || operatorPrefix !== "" || field.kind === "content") return values;
  const parts = (["startswith", "contains"] as const).map((operator): Completion => {
    const text = printValue(field, operator, word);
    return {
      id: operator,
      label: text,
      typed: "",
      insert: text,
      isWhole: true,
      hint: operator === "contains" ? "contains" : "starts with",
    };
  });
  return [...values, ...parts];
}
