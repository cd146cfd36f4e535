import { countJsonValues } from "./count-values";

/** Each parsed value weighs up to a few hundred bytes beside its text. */
const valueLimit = 5_000_000;

export type ParsedJson = { ok: true; value: unknown } | { ok: false; status: 400 | 413; detail: string };

/** A media type taken as JSON: a missing one and plain text too, since clients are sloppy there. */
export function isJson(mediaType: string): boolean {
  return (
    mediaType === "" || /^(application|text)\/(.+\+)?json$/.test(mediaType) || mediaType === "text/plain"
  );
}

/**
 * A body's bytes as JSON. Refusals: 400 with the position of a syntax error, 413 for more than five million values.
 * Source: docs/rules.md, "Limits".
 */
export function parseJson(bytes: Uint8Array): ParsedJson {
  if (countJsonValues(bytes) > valueLimit) {
    return {
      ok: false,
      status: 413,
      detail: `The body holds more than ${valueLimit} JSON values, the limit.`,
    };
  }
  // Bytes that are no UTF-8 become U+FFFD; a byte order mark is dropped.
  const text = new TextDecoder().decode(bytes);
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, status: 400, detail: `The body is no valid JSON: ${whereIn(text, error)}` };
  }
}

/** The parser's complaint, with a position even where it gives none. */
function whereIn(text: string, error: unknown): string {
  if (text.trim() === "") return "it is empty.";
  const message = error instanceof Error ? error.message : "it cannot be parsed";
  return /position \d+/.test(message) ? `${message}.` : `${message} (at position ${text.length}).`;
}
