/** The limits of ingestion, said in every refusal. Source: docs/rules.md, "Limits" and "Metadata". */
export const limits = {
  spanBytes: 20 * 1024 * 1024,
  /** Nesting of arrays and objects inside one span. */
  depth: 200,
  bulkItems: 5000,
  /** Spans of one request at the other doors. */
  requestSpans: 100_000,
  idLength: 256,
  environmentLength: 64,
  customerLength: 254,
  nameLength: 255,
  pathLength: 2000,
  messageLength: 4096,
  metadataKeys: 256,
  metadataKeyLength: 128,
  metadataValueBytes: 4096,
  tokens: 1_000_000_000,
  audioMs: 2_000_000_000,
  warnings: 20,
} as const;

export const tooManySpans = `The request holds more than ${limits.requestSpans} spans, the limit; send them in several.`;

/** A size as a person reads it: `20 MB`, `21.4 MB`. */
export function megabytes(bytes: number): string {
  return `${Number((bytes / 1024 / 1024).toFixed(2))} MB`;
}
