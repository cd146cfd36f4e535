import { type Expression, takesValues } from "./define";

type Body = Record<string, unknown>;

/** The REST filter body that reads back as exactly these expressions: an object where their order allows it, else a list. */
export function printWireFilters(expressions: readonly Expression[]): Body | Body[] {
  const parts: Body[] = [{}];
  for (const expression of expressions) {
    const { name, value } = entryOf(expression);
    const part = parts.at(-1) ?? {};
    const before = part[name];
    if (before === undefined) {
      part[name] = value;
    } else if (!name.startsWith("$") && Object.keys(part).at(-1) === name) {
      part[name] = [before, value].flat();
    } else {
      parts.push({ [name]: value });
    }
  }
  const [only = {}] = parts;
  return parts.length === 1 ? only : parts;
}

function entryOf(expression: Expression): { name: string; value: unknown } {
  if ("all" in expression) return { name: "$and", value: expression.all.map(branchOf) };
  if ("any" in expression) return { name: "$or", value: expression.any.map(branchOf) };
  if ("not" in expression) return { name: "$not", value: branchOf(expression.not) };
  const { field, mapKey, operator, values } = expression;
  return {
    name: mapKey === undefined ? field : `${field}__${mapKey}`,
    value: {
      operator: operator === "is" ? "" : operator,
      value: takesValues(operator) ? values : [""],
    },
  };
}

function branchOf(expression: Expression): Body | Body[] {
  return printWireFilters("all" in expression ? expression.all : [expression]);
}
