import { isRecord } from "@/lib/is-record";

/**
 * The spans in a body of the array doors: a bare array, an object that holds the list under one of `keys`, or a
 * single span. Null when it is none of these.
 */
export function itemsOf(body: unknown, keys: readonly string[]): unknown[] | null {
  if (Array.isArray(body)) return body;
  if (!isRecord(body)) return null;
  for (const key of keys) {
    const list = body[key];
    if (Array.isArray(list)) return list;
  }
  return [body];
}
