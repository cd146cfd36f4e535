import { hex32, zipf } from "../workload/draw";
import type { WorkloadSpan } from "../workload/span";
import type { Format } from "./bodies";
import { nanosOf } from "./protobuf";

/**
 * A place in a body to be written anew with every sending, always as many bytes as before:
 * - `id`: the first four bytes of a trace or span id, as bytes or as hex; one id is renamed alike wherever it stands
 * - `tag`: eight hex digits of a text that is different with every round
 * - `thread`: the same for a conversation, which lasts a few rounds
 * - `customer`: eight digits
 * - `time`: nanoseconds, as bytes or as digits; `value` is microseconds
 */
export type Slot = {
  kind: "id" | "tag" | "thread" | "customer" | "time";
  at: number;
  value: number;
  text: boolean;
};

type Needle = Pick<Slot, "kind" | "value"> & {
  bytes: Buffer;
  /** Where in the needle the slot begins. */
  offset: number;
};

/** Finds the slots of spans that were encoded in this order. */
export function findSlots(bytes: Buffer, spans: readonly WorkloadSpan[], format: Format): Slot[] {
  const text = format === "json";
  let from = 0;
  return spans.flatMap((span) =>
    needlesOf(span, text).map(({ kind, value, bytes: needle, offset }) => {
      const found = bytes.indexOf(needle, from);
      if (found < 0) throw new Error(`No ${kind} of span ${span.spanId} in its body.`);
      from = found + needle.length;
      return { kind, value, text: text || (kind !== "id" && kind !== "time"), at: found + offset };
    }),
  );
}

/** In the order of the wire. */
function needlesOf(span: WorkloadSpan, text: boolean): Needle[] {
  const id = (hex: string): Needle => ({
    kind: "id",
    value: Number.parseInt(hex.slice(0, 8), 16),
    bytes: Buffer.from(hex, text ? "latin1" : "hex"),
    offset: 0,
  });
  const time = (micros: number): Needle => {
    const eight = Buffer.alloc(8);
    eight.writeBigUInt64LE(nanosOf(micros));
    const bytes = text ? Buffer.from(String(nanosOf(micros))) : eight;
    return { kind: "time", value: micros, bytes, offset: 0 };
  };
  const endOf = (kind: "tag" | "thread", whole: string): Needle => ({
    kind,
    value: Number.parseInt(whole.slice(-8), 16),
    bytes: Buffer.from(whole),
    offset: whole.length - 8,
  });
  return [
    id(span.traceId),
    id(span.spanId),
    ...(span.parentId === null ? [] : [id(span.parentId)]),
    time(span.startMicros),
    time(span.endMicros),
    ...(span.customer === null ? [] : [customer(span.customer, span.traceId)]),
    ...(span.thread === null ? [] : [endOf("thread", span.thread)]),
    ...(span.customId === null ? [] : [endOf("tag", span.customId)]),
    ...Object.entries(span.metadata).flatMap(([key, value]) => {
      if (key === "session") return [endOf("thread", value)];
      return key === "request" ? [endOf("tag", value)] : [];
    }),
  ];
}

/** All of a trace are one customer's, so the trace decides which. */
function customer(name: string, traceId: string): Needle {
  const value = Number.parseInt(traceId.slice(0, 8), 16);
  return { kind: "customer", value, bytes: Buffer.from(name), offset: name.length - 8 };
}

const roundsPerThread = 8;
const rank = zipf(50_000);
const customers = Array.from({ length: 65_536 }, (_, i) => String(rank(i / 65_536)).padStart(8, "0"));

/**
 * Makes spans that were never sent of a body's: with another `round` all ids are others, in the same pattern.
 *
 * @param shiftMicros by how much times are later than when the body was made
 */
export function stamp(
  { bytes, slots }: { bytes: Buffer; slots: readonly Slot[] },
  round: number,
  shiftMicros: number,
) {
  for (const { kind, at, value, text } of slots) {
    switch (kind) {
      case "time":
        if (text) bytes.write(`${value + shiftMicros}000`, at, "latin1");
        else bytes.writeBigUInt64LE(nanosOf(value + shiftMicros), at);
        break;
      case "id":
        if (text) bytes.write(hex32(mixed(value, round)), at, "latin1");
        else bytes.writeUInt32BE(mixed(value, round), at);
        break;
      case "customer":
        bytes.write(customers[mixed(value, round) >>> 16] ?? "", at, "latin1");
        break;
      case "tag":
        bytes.write(hex32(mixed(value, round)), at, "latin1");
        break;
      case "thread":
        bytes.write(hex32(mixed(value, Math.floor(round / roundsPerThread))), at, "latin1");
    }
  }
}

/**
 * Murmur's finaliser: different rounds give one value different results, and look as random as real ids, since
 * ids that count up would be kinder to an index than real ones are.
 */
function mixed(value: number, round: number): number {
  let bits = value ^ Math.imul(round, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
