import { isRecord } from "@/lib/is-record";
import { cleanText, cutBytes } from "./clean";
import { unquoted } from "./coerce";
import { limits } from "./limits";
import type { Repairs } from "./repairs";

export type MetadataEntry = readonly [key: string, value: unknown];

/** The filterable map, and whole values that do not fit it (they belong with the content). */
export type Metadata = { map: Map<string, string>; whole: Record<string, string> };

/**
 * Builds a span's metadata: flat, every value a string (objects as JSON text, a JSON-quoted string unquoted once).
 * Of two entries with one key the first wins; past a limit later entries go to `whole`, and the span says so.
 * Source: docs/rules.md, "Metadata".
 */
export function buildMetadata(entries: Iterable<MetadataEntry>, repairs: Repairs): Metadata {
  const map = new Map<string, string>();
  const whole = new Map<string, string>();
  let dropped = 0;
  for (const [sentKey, value] of entries) {
    const key = cleanText(sentKey);
    const text = metadataText(value);
    if (text === undefined || key === "" || map.has(key) || whole.has(key)) continue;
    if (key.length > limits.metadataKeyLength || map.size >= limits.metadataKeys) {
      whole.set(key, text);
      dropped += 1;
      continue;
    }
    if (text.length * 3 > limits.metadataValueBytes) {
      const cut = cutBytes(text, limits.metadataValueBytes);
      if (cut.length < text.length) {
        whole.set(key, text);
        repairs.warn(
          `metadata.${key} is longer than ${limits.metadataValueBytes} bytes: filters see its beginning, the whole is kept with the content.`,
        );
      }
      map.set(key, cut);
      continue;
    }
    map.set(key, text);
  }
  if (dropped > 0) {
    repairs.warn(
      `metadata holds more than ${limits.metadataKeys} keys or keys longer than ${limits.metadataKeyLength} characters: ${dropped} of them are kept with the content and cannot be filtered.`,
    );
  }
  return { map, whole: Object.fromEntries(whole) };
}

/**
 * A client's own entries, then the values that could not be used where they were sent. Where the client uses the same
 * key itself, its own entry stays and the value set aside goes beside it under `sent_<key>`.
 */
export function withSetAside(
  own: Iterable<MetadataEntry>,
  setAside: ReadonlyMap<string, unknown>,
): MetadataEntry[] {
  const entries = [...own];
  if (setAside.size === 0) return entries;
  const keys = new Set(entries.map(([key]) => cleanText(key)));
  const beside = [...setAside].map(
    ([key, value]): MetadataEntry => [keys.has(cleanText(key)) ? `sent_${key}` : key, value],
  );
  return [...entries, ...beside];
}

function metadataText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return cleanText(unquoted(value));
  if (typeof value === "object") return cleanText(JSON.stringify(value));
  return String(value);
}

/** Entries of a nested attribute, joined by dots: `a: { b: 1 }` becomes `a.b`. Lists stay whole. */
export function* flattened(key: string, value: unknown): Generator<MetadataEntry> {
  if (!isRecord(value)) {
    yield [key, value];
    return;
  }
  for (const [inner, innerValue] of Object.entries(value)) yield* flattened(`${key}.${inner}`, innerValue);
}
