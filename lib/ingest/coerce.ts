import { isRecord } from "@/lib/is-record";
import { limits } from "./limits";
import { measure } from "./measure";

/** Lenient readers of values as clients send them. Each answers undefined for what is absent, null, empty or of no use. */

/** A non-empty text; numbers and booleans become text. */
export function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined;
}

/** A finite number, also one written as text. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string" || value.length > 64 || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== "string") return undefined;
  const lower = value.toLowerCase();
  if (lower === "true" || lower === "1") return true;
  return lower === "false" || lower === "0" ? false : undefined;
}

/** An object, also one written as JSON text. */
export function asRecord(value: unknown): Record<string, unknown> | undefined {
  const parsed = typeof value === "string" && /^\s*\{/.test(value) ? parseOrUndefined(value) : value;
  return isRecord(parsed) ? parsed : undefined;
}

/** A list, also one written as JSON text. */
export function asList(value: unknown): unknown[] | undefined {
  const parsed = typeof value === "string" && /^\s*\[/.test(value) ? parseOrUndefined(value) : value;
  return Array.isArray(parsed) ? parsed : undefined;
}

/** Strings as they are, anything else as JSON; undefined for what carries nothing (null, `[]`, `{}`). */
export function asContent(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "object" && Object.keys(value).length === 0) return undefined;
  return JSON.stringify(value);
}

/** The value a JSON text stands for, or the text itself. */
export function parsedText(value: unknown): unknown {
  return typeof value === "string" && /^\s*[[{"]/.test(value) ? (parseOrUndefined(value) ?? value) : value;
}

/** A string that is itself a JSON-quoted string is unquoted once: some SDKs encode every value. */
export function unquoted(text: string): string {
  if (text.length < 2 || text[0] !== '"' || text.at(-1) !== '"') return text;
  const inner = parseOrUndefined(text);
  return typeof inner === "string" ? inner : text;
}

/** Text nested past the limit stays text: nothing downstream may overflow its stack on it. */
function parseOrUndefined(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return measure(value).depth > limits.depth ? undefined : value;
  } catch {
    return undefined;
  }
}
