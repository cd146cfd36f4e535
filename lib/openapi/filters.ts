import { type Field, operatorsOf } from "@/lib/filters/define";
import { spanFields } from "@/lib/spans/fields";

type Json = Record<string, unknown>;

/** The filter body as JSON Schema, written from the declared fields: each with its operators. */
export function filterSchemas(): Record<string, Json> {
  const filters = { $ref: "#/components/schemas/Filters" };
  const properties = Object.fromEntries(
    spanFields
      .filter((field: Field) => field.kind !== "map" && field.kind !== "score")
      .map((field: Field) => [field.key, fieldSchema(field)]),
  );
  const patterns = Object.fromEntries(
    spanFields
      .filter((field: Field) => field.kind === "map" || field.kind === "score")
      .map((field: Field) => [`^${field.key}__.+`, fieldSchema(field)]),
  );
  return {
    Filters: {
      type: "object",
      description:
        "Fields joined by AND. A field has a condition, a list of them (joined by AND), or a bare value, which means equality.",
      properties: {
        ...properties,
        $and: { type: "array", items: filters },
        $or: { type: "array", items: filters },
        $not: filters,
      },
      patternProperties: patterns,
    },
    FilterBody: { type: "object", properties: { filters } },
  };
}

function fieldSchema(field: Field): Json {
  const [, ...operators] = operatorsOf[field.kind];
  const condition = {
    type: "object",
    properties: {
      operator: {
        type: "string",
        description: `"" is equality. Further spellings are taken.`,
        examples: ["", ...operators],
      },
      value: { description: "One value, or a list of which any will do.", ...examplesOf(field) },
    },
  };
  const aliases = field.aliases?.length ? ` Also called ${field.aliases.join(", ")}.` : "";
  return {
    description: `${field.label}.${aliases}`,
    anyOf: [condition, { type: "array", items: condition }, { type: ["string", "number", "boolean"] }],
  };
}

function examplesOf({ values }: Field): Json {
  return values ? { examples: [values] } : {};
}
