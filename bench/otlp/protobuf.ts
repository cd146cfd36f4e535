import { resource, scope } from "../workload/sdk";
import type { WorkloadSpan } from "../workload/span";
import { type Attribute, type AttributeValue, attributesOf } from "./attributes";

/** An ExportTraceServiceRequest in protobuf. Field numbers are those of opentelemetry-proto, trace/v1. */
export function encodeProtobuf(spans: readonly WorkloadSpan[]): Buffer {
  const resourceMessage = Object.entries(resource).map((attribute) => message(1, keyValue(attribute)));
  const scopeMessage = [text(1, scope.name), text(2, scope.version)];
  const scopeSpans = [message(1, scopeMessage), ...spans.map((span) => message(2, spanMessage(span)))];
  return message(1, [message(1, resourceMessage), message(2, scopeSpans)]);
}

function spanMessage(span: WorkloadSpan): Buffer[] {
  const { failure } = span;
  return [
    bytes(1, Buffer.from(span.traceId, "hex")),
    bytes(2, Buffer.from(span.spanId, "hex")),
    ...(span.parentId === null ? [] : [bytes(4, Buffer.from(span.parentId, "hex"))]),
    text(5, span.name),
    // Kind: internal, or client for a call to a model.
    Buffer.concat([tag(6, 0), varint(span.usage ? 3 : 1)]),
    fixed64(7, nanosOf(span.startMicros)),
    fixed64(8, nanosOf(span.endMicros)),
    ...attributesOf(span).map((attribute) => message(9, keyValue(attribute))),
    ...(failure ? [message(15, [text(2, failure.message), Buffer.concat([tag(3, 0), varint(2)])])] : []),
  ];
}

export function nanosOf(micros: number): bigint {
  return BigInt(micros) * 1000n;
}

function keyValue([key, value]: Attribute): Buffer[] {
  return [text(1, key), message(2, [anyValue(value)])];
}

function anyValue(value: AttributeValue): Buffer {
  if (typeof value === "string") return text(1, value);
  if (typeof value === "boolean") return Buffer.concat([tag(2, 0), varint(value ? 1 : 0)]);
  if (Number.isInteger(value)) return Buffer.concat([tag(3, 0), varint(value)]);
  const double = Buffer.alloc(8);
  double.writeDoubleLE(value);
  return Buffer.concat([tag(4, 1), double]);
}

function message(field: number, parts: readonly Buffer[]): Buffer {
  return bytes(field, Buffer.concat(parts));
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value));
}

function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([tag(field, 2), varint(value.length), value]);
}

function fixed64(field: number, value: bigint): Buffer {
  const eight = Buffer.alloc(8);
  eight.writeBigUInt64LE(value);
  return Buffer.concat([tag(field, 1), eight]);
}

function tag(field: number, wireType: number): Buffer {
  return varint(field * 8 + wireType);
}

/** Of a whole number of at least 0. */
function varint(value: number): Buffer {
  const groups: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    groups.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Buffer.from([...groups, rest]);
}
