import { resource, scope } from "../workload/sdk";
import type { WorkloadSpan } from "../workload/span";
import { type Attribute, type AttributeValue, attributesOf } from "./attributes";
import { nanosOf } from "./protobuf";

/** An ExportTraceServiceRequest in OTLP/JSON, as exporters spell it: ids in hex, 64-bit numbers as text. */
export function encodeJson(spans: readonly WorkloadSpan[]): Buffer {
  const request = {
    resourceSpans: [
      {
        resource: { attributes: Object.entries(resource).map(keyValue) },
        scopeSpans: [{ scope, spans: spans.map(spanObject) }],
      },
    ],
  };
  return Buffer.from(JSON.stringify(request));
}

function spanObject(span: WorkloadSpan): object {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentId === null ? {} : { parentSpanId: span.parentId }),
    name: span.name,
    kind: span.usage ? 3 : 1,
    startTimeUnixNano: String(nanosOf(span.startMicros)),
    endTimeUnixNano: String(nanosOf(span.endMicros)),
    attributes: attributesOf(span).map(keyValue),
    status: span.failure ? { code: 2, message: span.failure.message } : {},
  };
}

function keyValue([key, value]: Attribute): object {
  return { key, value: anyValue(value) };
}

function anyValue(value: AttributeValue): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
