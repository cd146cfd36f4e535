import { asRecord, asText } from "../coerce";
import { limits } from "../limits";
import type { Repairs } from "../repairs";
import type { Fields } from "./fields";

const warningLength = 500;
/** The client's own leave room for what the door has to say. */
const maxWarnings = limits.warnings / 2;

/**
 * Warnings the client itself sent, as text, list or object, join those of the door. What does not fit there, and
 * `warnings_dict`, which clients read back, is kept with the content.
 */
export function readWarnings(fields: Fields, repairs: Repairs): Record<string, unknown> {
  const sent = fields.take("warnings");
  const named = asRecord(fields.peek("warnings_dict"));
  const texts = [...textsOf(sent), ...textsOf(named)];
  for (const text of texts.slice(0, maxWarnings)) repairs.warn(text.slice(0, warningLength));
  fields.take("has_warnings");
  const fits = texts.length <= maxWarnings && texts.every((text) => text.length <= warningLength);
  return fits || sent === undefined ? {} : { warnings_whole: sent };
}

function textsOf(sent: unknown): string[] {
  const record = asRecord(sent);
  if (record) return Object.entries(record).map(([key, value]) => `${key}: ${textOf(value)}`);
  if (Array.isArray(sent)) return sent.map(textOf);
  return asText(sent) === undefined ? [] : [textOf(sent)];
}

function textOf(value: unknown): string {
  return asText(value) ?? JSON.stringify(value) ?? "";
}
