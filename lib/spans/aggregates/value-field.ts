import { fieldNamed } from "@/lib/filters/define";
import { type SpanFieldKey, spanFields } from "../fields";

/** A field whose values are listed; an entry of a map by its key. */
export type ValueField = { field: SpanFieldKey; mapKey?: string };

/** The field as one word, "model" or "metadata.plan": what addresses and remembered choices hold. */
export function wordOf({ field, mapKey }: ValueField): string {
  return mapKey === undefined ? field : `${field}.${mapKey}`;
}

/** Reads what `wordOf` writes; null for what is no field, or a map without a key. */
export function valueFieldOf(word: string): ValueField | null {
  const whole = fieldNamed(spanFields, word);
  if (whole) return whole.kind === "map" ? null : { field: whole.key };
  const dot = word.indexOf(".");
  const map = dot > 0 ? fieldNamed(spanFields, word.slice(0, dot)) : undefined;
  const mapKey = word.slice(dot + 1);
  return map?.kind === "map" && mapKey !== "" ? { field: map.key, mapKey } : null;
}

/** How a field is called on screen. */
export function titleOf({ field, mapKey }: ValueField): string {
  return mapKey === undefined ? (fieldNamed(spanFields, field)?.label ?? field) : `${field}.${mapKey}`;
}
