import type { Refusal } from "@/lib/spans/limits";
import { limits, megabytes } from "./limits";

export type Measure = {
  /** About the size of the value as JSON. */
  bytes: number;
  depth: number;
  /** Some string holds a NUL or a lone surrogate. */
  dirty: boolean;
};

/** Measures a parsed JSON value without recursion, so that no nesting can overflow the stack. Stops past `depthLimit`. */
export function measure(value: unknown, depthLimit: number = limits.depth): Measure {
  const result: Measure = { bytes: 0, depth: 0, dirty: false };
  const open: { value: object; depth: number }[] = [];
  const visit = (inner: unknown, depth: number) => {
    if (typeof inner === "string") visitText(result, inner);
    else if (typeof inner === "object" && inner !== null) open.push({ value: inner, depth });
    else result.bytes += 8;
  };
  visit(value, 1);
  for (let next = open.pop(); next; next = open.pop()) {
    result.depth = Math.max(result.depth, next.depth);
    if (result.depth > depthLimit) return result;
    result.bytes += 2;
    if (Array.isArray(next.value)) {
      for (const inner of next.value) visit(inner, next.depth + 1);
      continue;
    }
    for (const key of Object.keys(next.value)) {
      visitText(result, key);
      visit((next.value as Record<string, unknown>)[key], next.depth + 1);
    }
  }
  return result;
}

function visitText(result: Measure, text: string): void {
  result.bytes += Buffer.byteLength(text) + 2;
  result.dirty ||= isDirty(text);
}

function isDirty(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

/** Refuses a span that is too large or nested too deep, naming its worst field; null when it is fine. */
export function refuseUnwieldy(
  fields: Record<string, unknown>,
  depthLimit: number = limits.depth,
): { rejection: Refusal | null; dirty: boolean } {
  let bytes = 0;
  let dirty = false;
  let largest = { field: "span", bytes: 0 };
  for (const [field, value] of Object.entries(fields)) {
    const size = measure(value, depthLimit);
    if (size.depth > depthLimit) {
      const message = `${field} is nested deeper than ${limits.depth} levels, the limit.`;
      return { rejection: { field, message }, dirty };
    }
    bytes += size.bytes + field.length;
    dirty ||= size.dirty || isDirty(field);
    if (size.bytes > largest.bytes) largest = { field, bytes: size.bytes };
  }
  return { rejection: bytes > limits.spanBytes ? tooLarge(largest.field, bytes) : null, dirty };
}

export function tooLarge(field: string, bytes: number): Refusal {
  const message = `The span has ${megabytes(bytes)}; the limit for one span is ${megabytes(limits.spanBytes)} (largest field: ${field}).`;
  return { field, message };
}
