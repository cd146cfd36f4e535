import { type Expression, isFilter } from "@/lib/filters/define";

/**
 * The conditions with others added. Chips come one after the other, and nobody who adds a second model wants spans that
 * have both: values of `is` and `not` join those the same field already has. Other conditions stand beside each other.
 */
export function withConditions<Key extends string>(
  present: readonly Expression<Key>[],
  added: readonly Expression<Key>[],
): Expression<Key>[] {
  const result = [...present];
  for (const one of added) {
    const twin = result.findIndex((other, index) => index < present.length && isTwin(other, one));
    const old = result[twin];
    if (old && isFilter(old) && isFilter(one)) {
      result[twin] = { ...old, values: [...new Set([...old.values, ...one.values])] };
    } else {
      result.push(one);
    }
  }
  return result;
}

function isTwin(a: Expression, b: Expression): boolean {
  return (
    isFilter(a) &&
    isFilter(b) &&
    (a.operator === "is" || a.operator === "not") &&
    a.operator === b.operator &&
    a.field === b.field &&
    a.mapKey === b.mapKey
  );
}
