import { asRecord } from "../../coerce";
import { flattened, type MetadataEntry } from "../../metadata";
import type { Attributes } from "../attributes";

/** Metadata as one JSON object, before metadata spelled key by key. Source: docs/rules.md, "Metadata". */
const objectKeys = ["respan.metadata", "keywordsai.metadata"];
const prefixes = [
  "respan.metadata.",
  "keywordsai.metadata.",
  "ai.telemetry.metadata.",
  "traceloop.association.properties.",
];
/** OpenInference's own. */
const plainKey = "metadata";

/** Instructions to the client's own pipeline. */
const routing = ["respan.internal.", "respan.processors", "respan.export_filter", "processors"];

/**
 * What the client called metadata, most explicit first. The name of the decorated entity stays, since neither the
 * span's name nor its path says it alone.
 */
export function* explicitMetadata(attributes: Attributes): Generator<MetadataEntry> {
  for (const key of objectKeys) {
    const value = attributes.value([key]);
    if (value !== undefined) yield* Object.entries(asRecord(value) ?? { [plainKey]: value });
  }
  for (const prefix of prefixes) {
    for (const [key, value] of attributes.allUnder(prefix)) yield* flattened(key, value);
  }
  const plain = attributes.take([plainKey], asRecord);
  if (plain) yield* Object.entries(plain);
}

/** What nobody asked for, without the clients' instructions to their own pipeline. Call last. */
export function* withoutRouting(attributes: Attributes): Generator<MetadataEntry> {
  for (const [key, value] of attributes.rest()) {
    if (!routing.some((name) => key.startsWith(name))) yield* flattened(key, value);
  }
}
