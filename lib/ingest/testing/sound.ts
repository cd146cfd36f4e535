import { isDeepStrictEqual } from "node:util";
import { refusalOf } from "@/lib/spans/limits";
import { mergeSent, sentSpan } from "@/lib/spans/merge";
import type { Normalized } from "../normalize";

const prototype = Object.getOwnPropertyNames(Object.prototype).join();

/**
 * Throws unless a door's reading of one item is what the rest of the product relies on: a refusal with its reason,
 * or a span of texts and numbers the store can hold, that merging with itself does not change.
 */
export function assertSound(read: Normalized): void {
  if (Object.getOwnPropertyNames(Object.prototype).join() !== prototype) {
    throw new Error("Reading changed what every object inherits.");
  }
  if (!read.ok) {
    if (!read.message) throw new Error("A refusal lacks its reason.");
    return;
  }
  const { content, ...facts } = read.span;
  const { extras, ...words } = content ?? {};
  assertStorable({ ...facts, ...words }, "span");
  // Extras are kept as JSON, which has no infinity either.
  assertStorable(JSON.parse(JSON.stringify(extras ?? {})), "extras");
  if (refusalOf(read.span)) return;
  const sent = sentSpan(read.span);
  const merged = mergeSent(sent, sent);
  if (!isDeepStrictEqual(mergeSent(merged, sent), merged)) throw new Error("Merging with itself changes it.");
}

/** Every text is well-formed and without NUL, every number finite. */
function assertStorable(value: unknown, path: string): void {
  if (typeof value === "string") {
    if (!value.isWellFormed() || value.includes("\0"))
      throw new Error(`${path} holds what cannot be stored.`);
  } else if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`${path} is ${value}.`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      assertStorable(key, `a key of ${path}`);
      assertStorable(inner, `${path}.${key}`);
    }
  }
}
