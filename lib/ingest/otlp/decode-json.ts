import { isRecord } from "@/lib/is-record";
import { limits, tooManySpans } from "../limits";
import { refuseUnwieldy } from "../measure";
import { finiteOrText, numberOrText } from "./decode";
import { idOfText } from "./ids";
import {
  type AttributeMap,
  type AttributeValue,
  type DecodedSpan,
  DecodeError,
  type OtlpScope,
  type OtlpSpan,
  SpanRefused,
} from "./model";

type Fields = Record<string, unknown>;

/**
 * Decodes an ExportTraceServiceRequest in OTLP/JSON, leniently where real encoders differ: ids in hex or base64,
 * numbers as numbers or text, enums as numbers or names, camel or snake case.
 * @throws DecodeError when the value has another shape, or holds too many spans
 */
export function decodeJson(request: unknown): DecodedSpan[] {
  if (!isRecord(request)) throw new DecodeError("The body must be an object with resourceSpans.");
  const listed = request.resourceSpans ?? request.resource_spans;
  if (listed === undefined && Object.keys(request).length > 0) {
    throw new DecodeError("resourceSpans is missing: the body is no ExportTraceServiceRequest.");
  }
  const spans: DecodedSpan[] = [];
  for (const resourceSpans of list(listed, "resourceSpans")) {
    const { resource } = resourceSpans;
    const attributes = sharedAttributes(
      isRecord(resource) ? resource.attributes : undefined,
      "resource.attributes",
    );
    const scopeSpans =
      resourceSpans.scopeSpans ?? resourceSpans.scope_spans ?? resourceSpans.instrumentationLibrarySpans;
    for (const group of list(scopeSpans, "scopeSpans")) {
      const scope = scopeOf(group.scope ?? group.instrumentationLibrary);
      const found = list(group.spans, "spans");
      if (spans.length + found.length > limits.requestSpans) throw new DecodeError(tooManySpans, 413);
      for (const span of found) spans.push(readOrRefuse(span, attributes, scope));
    }
  }
  return spans;
}

function readOrRefuse(span: Fields, resource: AttributeMap, scope: OtlpScope): DecodedSpan {
  // Each level of an attribute takes three levels of JSON; what is read is held to the limit itself.
  const { rejection } = refuseUnwieldy(span, limits.depth * 3 + 10);
  if (rejection) return { ok: false, ...rejection };
  try {
    return { ok: true, span: readSpan(span, resource, scope) };
  } catch (error) {
    if (error instanceof SpanRefused) return { ok: false, field: error.field, message: error.message };
    throw error;
  }
}

function readSpan(span: Fields, resource: AttributeMap, scope: OtlpScope): OtlpSpan {
  return {
    resource,
    scope,
    traceId: idOfText(span.traceId ?? span.trace_id, 16),
    spanId: idOfText(span.spanId ?? span.span_id, 8),
    parentSpanId: idOfText(span.parentSpanId ?? span.parent_span_id, 8),
    traceState: text(span.traceState ?? span.trace_state),
    name: text(span.name),
    startNanos: nanos(span.startTimeUnixNano ?? span.start_time_unix_nano, "startTimeUnixNano"),
    endNanos: nanos(span.endTimeUnixNano ?? span.end_time_unix_nano, "endTimeUnixNano"),
    attributes: attributesOf(span.attributes, "attributes"),
    events: refusable("events", () => list(span.events, "events")).map((event) => ({
      name: text(event.name),
      timeNanos: nanos(event.timeUnixNano ?? event.time_unix_nano, "events.timeUnixNano"),
      attributes: attributesOf(event.attributes, "events.attributes"),
    })),
    links: refusable("links", () => list(span.links, "links")).map((link) => ({
      traceId: idOfText(link.traceId ?? link.trace_id, 16),
      spanId: idOfText(link.spanId ?? link.span_id, 8),
      flags: typeof link.flags === "number" ? link.flags : 0,
      attributes: attributesOf(link.attributes, "links.attributes"),
    })),
    status: statusOf(span.status),
  };
}

/** Outside of spans a wrong shape concerns the whole request. */
function sharedAttributes(attributes: unknown, field: string): AttributeMap {
  try {
    return attributesOf(attributes, field);
  } catch (error) {
    if (error instanceof SpanRefused) throw new DecodeError(error.message);
    throw error;
  }
}

function scopeOf(scope: unknown): OtlpScope {
  if (!isRecord(scope)) return { name: "", version: "", attributes: new Map() };
  return {
    name: text(scope.name),
    version: text(scope.version),
    attributes: sharedAttributes(scope.attributes, "scope.attributes"),
  };
}

function statusOf(status: unknown): OtlpSpan["status"] {
  if (!isRecord(status)) return { code: 0, message: "" };
  const { code } = status;
  const isError = code === 2 || code === "2" || code === "STATUS_CODE_ERROR";
  const isOk = code === 1 || code === "1" || code === "STATUS_CODE_OK";
  return { code: isError ? 2 : isOk ? 1 : 0, message: text(status.message) };
}

function attributesOf(attributes: unknown, field: string): AttributeMap {
  const map: AttributeMap = new Map();
  for (const entry of refusable(field, () => list(attributes, field))) {
    if (typeof entry.key === "string" && entry.key !== "")
      map.set(entry.key, attributeValue(entry.value, 1, entry.key));
  }
  return map;
}

function attributeValue(value: unknown, depth: number, key: string): AttributeValue {
  if (depth > limits.depth) {
    throw new SpanRefused(key, `${key} is nested deeper than ${limits.depth} levels, the limit.`);
  }
  if (!isRecord(value)) return null;
  const [kind, inner] = Object.entries(value)[0] ?? [];
  switch (kind) {
    case "stringValue":
    case "string_value":
      return text(inner);
    case "boolValue":
    case "bool_value":
      return inner === true || inner === "true";
    case "intValue":
    case "int_value":
      return integerOf(inner);
    case "doubleValue":
    case "double_value":
      return typeof inner === "number"
        ? finiteOrText(inner)
        : finiteOrText(Number(text(inner) || Number.NaN));
    case "bytesValue":
    case "bytes_value":
      return text(inner);
    case "arrayValue":
    case "array_value":
      return listOf(inner, key).map((entry) => attributeValue(entry, depth + 1, key));
    case "kvlistValue":
    case "kvlist_value":
      return Object.fromEntries(
        listOf(inner, key)
          .filter(isRecord)
          .map((entry) => [text(entry.key), attributeValue(entry.value, depth + 1, text(entry.key))]),
      );
    default:
      return null;
  }
}

function integerOf(value: unknown): AttributeValue {
  if (typeof value === "number") return finiteOrText(value);
  const digits = text(value);
  return /^-?\d{1,20}$/.test(digits) ? numberOrText(BigInt(digits)) : digits;
}

function listOf(value: unknown, key: string): unknown[] {
  const values = isRecord(value) ? (value.values ?? []) : [];
  if (!Array.isArray(values)) throw new SpanRefused(key, `${key} must hold a list of values.`);
  return values;
}

/** Nanoseconds are exact as text; as JSON numbers they have lost their last digits already. */
function nanos(value: unknown, field: string): bigint {
  if (value === undefined || value === null || value === "") return 0n;
  if (typeof value === "string" && /^\d{1,20}$/.test(value)) return BigInt.asUintN(64, BigInt(value));
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return BigInt(Math.round(value));
  throw new SpanRefused(field, `${field} must be nanoseconds since 1970, as digits.`);
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function list(value: unknown, field: string): Fields[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new DecodeError(`${field} must be a list.`);
  for (const entry of value)
    if (!isRecord(entry)) throw new DecodeError(`${field} must be a list of objects.`);
  return value;
}

/** Inside one span a wrong shape costs that span only. */
function refusable<Value>(field: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof DecodeError) throw new SpanRefused(field, error.message);
    throw error;
  }
}
