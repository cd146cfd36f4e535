import { z } from "zod";

export type Json = Record<string, unknown>;

/** A schema of ours as JSON Schema that stands alone: as it is read (`input`) or answered (`output`). */
export function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const {
    $schema: _,
    $defs,
    id: __,
    ...json
  } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return inlined(json, $defs ?? {}) as Json;
}

/** The schema with its own definitions put where they are named, so that each component stands alone. */
function inlined(value: unknown, definitions: Json): unknown {
  if (Array.isArray(value)) return value.map((one) => inlined(one, definitions));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, id: _, ...rest } = value as Json;
  const name = typeof $ref === "string" ? /^#\/\$defs\/(.+)$/.exec($ref)?.[1] : undefined;
  const target = name === undefined ? undefined : definitions[name];
  if (typeof target === "object" && target !== null)
    return { ...(inlined(target, definitions) as Json), ...rest };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inlined(one, definitions)]));
}
