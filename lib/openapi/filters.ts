import { type Field, limits, operatorsOf } from "@/lib/filters/define";
import { spanFields } from "@/lib/spans/fields";
import { groupings } from "@/lib/spans/wire-params";
import type { Json } from "./schema-of";

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
  const listed = {
    type: "object",
    description: "One condition that names its field.",
    required: ["field"],
    properties: { field: { type: "string" }, operator: { type: "string" }, value: {} },
  };
  const body = {
    description: "Filters, or a list of them or of conditions that name their field, joined by AND.",
    anyOf: [filters, { type: "array", items: { anyOf: [filters, listed] } }],
  };
  return {
    Filters: {
      type: "object",
      description: `Fields joined by AND. A field has a condition, a list of them (joined by AND), or a bare value, which means equality. At most ${limits.filters} conditions, nested ${limits.depth} deep, that look for ${limits.searched} texts in contents.`,
      properties: {
        ...properties,
        $and: { type: "array", items: filters },
        $or: { type: "array", items: filters },
        $not: filters,
      },
      patternProperties: patterns,
    },
    FilterBody: { type: "object", properties: { filters: body } },
    GroupBody: {
      type: "object",
      properties: { filters: body, group_by: { type: "string", enum: [...groupings] } },
    },
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
      connector: {
        enum: ["AND", "OR"],
        description: "With OR the condition stands beside all before it; AND unless given.",
      },
    },
  };
  const plain = { type: ["string", "number", "boolean"] };
  const aliases = field.aliases?.length ? ` Also called ${field.aliases.join(", ")}.` : "";
  return {
    description: `${field.label}.${aliases}`,
    anyOf: [condition, { type: "array", items: condition }, plain, { type: "array", items: plain }],
  };
}

function examplesOf({ values }: Field): Json {
  return values ? { examples: [values] } : {};
}
