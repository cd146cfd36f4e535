import { limits, tooManySpans } from "../limits";
import { tooLarge } from "../measure";
import { hexOfBytes } from "./ids";
import {
  type AttributeMap,
  type AttributeValue,
  type DecodedSpan,
  DecodeError,
  type OtlpEvent,
  type OtlpLink,
  type OtlpScope,
  type OtlpSpan,
  SpanRefused,
} from "./model";
import { WireReader } from "./wire";

/** What an object with attributes of its own weighs beside a mere value. */
const heavy = 8;

/**
 * Decodes an ExportTraceServiceRequest in protobuf. Field numbers are those of opentelemetry-proto, trace/v1.
 * @throws DecodeError when the bytes are no such message, or hold too many spans
 */
export function decodeProtobuf(bytes: Uint8Array): DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  const request = WireReader.of(bytes);
  for (let at = request.next(); at; at = request.next()) {
    if (at.field === 1) readResourceSpans(request.message(at.type, heavy), spans);
    else request.skip(at.type);
  }
  return spans;
}

function readResourceSpans(message: WireReader, spans: DecodedSpan[]): void {
  let resource: AttributeMap = new Map();
  const scopes: WireReader[] = [];
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) resource = readResource(message.message(at.type));
    // The resource may follow its spans on the wire.
    else if (at.field === 2) scopes.push(message.message(at.type, heavy));
    else message.skip(at.type);
  }
  for (const scope of scopes) readScopeSpans(scope, resource, spans);
}

function readScopeSpans(message: WireReader, resource: AttributeMap, spans: DecodedSpan[]): void {
  let scope: OtlpScope = { name: "", version: "", attributes: new Map() };
  const found: WireReader[] = [];
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) scope = readScope(message.message(at.type));
    else if (at.field === 2) found.push(message.message(at.type, heavy));
    else message.skip(at.type);
  }
  if (spans.length + found.length > limits.requestSpans) throw new DecodeError(tooManySpans, 413);
  for (const span of found) spans.push(readSpanOrRefuse(span, resource, scope));
}

function readSpanOrRefuse(message: WireReader, resource: AttributeMap, scope: OtlpScope): DecodedSpan {
  if (message.length > limits.spanBytes) return { ok: false, ...tooLarge("attributes", message.length) };
  try {
    return { ok: true, span: readSpan(message, resource, scope) };
  } catch (error) {
    if (error instanceof SpanRefused) return { ok: false, field: error.field, message: error.message };
    throw error;
  }
}

function readSpan(message: WireReader, resource: AttributeMap, scope: OtlpScope): OtlpSpan {
  const span: OtlpSpan = {
    resource,
    scope,
    traceId: "",
    spanId: "",
    parentSpanId: "",
    traceState: "",
    name: "",
    startNanos: 0n,
    endNanos: 0n,
    attributes: new Map(),
    events: [],
    links: [],
    status: { code: 0, message: "" },
  };
  for (let at = message.next(); at; at = message.next()) {
    const { field, type } = at;
    if (field === 1) span.traceId = hexOfBytes(message.raw(type));
    else if (field === 2) span.spanId = hexOfBytes(message.raw(type));
    else if (field === 3) span.traceState = message.text(type);
    else if (field === 4) span.parentSpanId = hexOfBytes(message.raw(type));
    else if (field === 5) span.name = message.text(type);
    else if (field === 7) span.startNanos = message.unsigned(type);
    else if (field === 8) span.endNanos = message.unsigned(type);
    else if (field === 9) readKeyValue(message.message(type), span.attributes);
    else if (field === 11) span.events.push(readEvent(message.message(type, heavy)));
    else if (field === 13) span.links.push(readLink(message.message(type, heavy)));
    else if (field === 15) span.status = readStatus(message.message(type));
    else message.skip(type);
  }
  return span;
}

function readResource(message: WireReader): AttributeMap {
  const attributes: AttributeMap = new Map();
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) readShared(message.message(at.type), attributes);
    else message.skip(at.type);
  }
  return attributes;
}

/** Outside of spans what cannot be read concerns the whole request. */
function readShared(message: WireReader, into: AttributeMap): void {
  try {
    readKeyValue(message, into);
  } catch (error) {
    if (error instanceof SpanRefused) throw new DecodeError(error.message);
    throw error;
  }
}

function readScope(message: WireReader): OtlpScope {
  const scope: OtlpScope = { name: "", version: "", attributes: new Map() };
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) scope.name = message.text(at.type);
    else if (at.field === 2) scope.version = message.text(at.type);
    else if (at.field === 3) readShared(message.message(at.type), scope.attributes);
    else message.skip(at.type);
  }
  return scope;
}

function readEvent(message: WireReader): OtlpEvent {
  const event: OtlpEvent = { name: "", timeNanos: 0n, attributes: new Map() };
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) event.timeNanos = message.unsigned(at.type);
    else if (at.field === 2) event.name = message.text(at.type);
    else if (at.field === 3) readKeyValue(message.message(at.type), event.attributes);
    else message.skip(at.type);
  }
  return event;
}

function readLink(message: WireReader): OtlpLink {
  const link: OtlpLink = { traceId: "", spanId: "", flags: 0, attributes: new Map() };
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) link.traceId = hexOfBytes(message.raw(at.type));
    else if (at.field === 2) link.spanId = hexOfBytes(message.raw(at.type));
    else if (at.field === 4) readKeyValue(message.message(at.type), link.attributes);
    else if (at.field === 6) link.flags = message.fixed32(at.type);
    else message.skip(at.type);
  }
  return link;
}

function readStatus(message: WireReader): OtlpSpan["status"] {
  const status: OtlpSpan["status"] = { code: 0, message: "" };
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 2) status.message = message.text(at.type);
    else if (at.field === 3) {
      const code = message.unsigned(at.type);
      status.code = code === 2n ? 2 : code === 1n ? 1 : 0;
    } else message.skip(at.type);
  }
  return status;
}

function readKeyValue(message: WireReader, into: AttributeMap): void {
  const [key, value] = readEntry(message, 1);
  if (key !== "") into.set(key, value);
}

function readEntry(message: WireReader, depth: number): [string, AttributeValue] {
  let key = "";
  let value: WireReader | null = null;
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) key = message.text(at.type);
    else if (at.field === 2) value = message.message(at.type);
    else message.skip(at.type);
  }
  return [key, value === null ? null : readValue(value, depth, key)];
}

function readValue(message: WireReader, depth: number, key: string): AttributeValue {
  if (depth > limits.depth) {
    throw new SpanRefused(key, `${key} is nested deeper than ${limits.depth} levels, the limit.`);
  }
  let value: AttributeValue = null;
  for (let at = message.next(); at; at = message.next()) {
    const { field, type } = at;
    if (field === 1) value = message.text(type);
    else if (field === 2) value = message.unsigned(type) !== 0n;
    else if (field === 3) value = numberOrText(message.signed(type));
    else if (field === 4) value = finiteOrText(message.double(type));
    else if (field === 5) value = readArray(message.message(type), depth + 1, key);
    else if (field === 6) value = readMap(message.message(type), depth + 1);
    else if (field === 7) value = Buffer.from(message.raw(type)).toString("base64");
    else message.skip(type);
  }
  return value;
}

function readArray(message: WireReader, depth: number, key: string): AttributeValue {
  const values: AttributeValue[] = [];
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) values.push(readValue(message.message(at.type), depth, key));
    else message.skip(at.type);
  }
  return values;
}

function readMap(message: WireReader, depth: number): AttributeValue {
  const entries: [string, AttributeValue][] = [];
  for (let at = message.next(); at; at = message.next()) {
    if (at.field === 1) entries.push(readEntry(message.message(at.type), depth));
    else message.skip(at.type);
  }
  return Object.fromEntries(entries);
}

/** Integers a double cannot hold stay text: no digit is lost. */
export function numberOrText(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** JSON has no NaN and no infinity. */
export function finiteOrText(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
