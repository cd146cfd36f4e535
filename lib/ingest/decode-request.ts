import { parseJson } from "@/lib/http/parse-json";
import { isRecord } from "@/lib/is-record";
import { limits, tooManySpans } from "./limits";
import { measure } from "./measure";
import type { Normalized } from "./normalize";
import { decodeProtobuf } from "./otlp/decode";
import { decodeJson } from "./otlp/decode-json";
import { type DecodedSpan, DecodeError } from "./otlp/model";
import { normalizeOtlpSpan } from "./otlp/normalize";
import { wantsBreakdown } from "./rest/controls";
import { echoOf } from "./rest/echo";
import { itemsOf } from "./rest/items";
import { normalizeRestSpan } from "./rest/normalize";

/** What a body is: OTLP in one of its encodings, or the JSON of one of the other doors. */
export type RequestKind = "otlp-protobuf" | "otlp-json" | "trace" | "integrations" | "log" | "bulk";

/** Why a body as a whole cannot be read. */
export type BodyRefusal = { ok: false; status: 400 | 413; detail: string };

/** A stretch of a request's spans in the order sent, and about how many bytes they weigh. */
export type Slice = {
  ok: true;
  items: Normalized[];
  bytes: number;
  /** What the answer repeats of a single log, where it asked for that. */
  sent?: Readonly<Record<string, unknown>>;
};

/** So much is handed to the main loop at once: taking it over costs about 10 ms. */
const sliceBytes = 1024 * 1024;

/**
 * Decodes and normalises a body, in slices of about a megabyte (a larger span stands alone). Nothing of it depends on
 * where it runs: small bodies are decoded on the main loop, large ones in a thread. Needs the memory of the parsed body,
 * but of one slice only.
 */
export function* decodeRequest(bytes: Uint8Array, kind: RequestKind): Generator<Slice | BodyRefusal, void> {
  const decoded = kind === "otlp-protobuf" ? protobufItems(bytes) : jsonItems(bytes, kind);
  if (!decoded.ok) {
    yield decoded;
    return;
  }
  let slice: Slice = { ok: true, items: [], bytes: 0, ...(decoded.sent ? { sent: decoded.sent } : {}) };
  for (const item of decoded.items) {
    const bytes = measure(item, Number.POSITIVE_INFINITY).bytes;
    if (slice.items.length > 0 && slice.bytes + bytes > sliceBytes) {
      yield slice;
      slice = { ok: true, items: [], bytes: 0 };
    }
    slice.items.push(item);
    slice.bytes += bytes;
  }
  yield slice;
}

type Items = { ok: true; items: Iterable<Normalized>; sent?: Readonly<Record<string, unknown>> };

function protobufItems(bytes: Uint8Array): Items | BodyRefusal {
  return otlpItems(() => decodeProtobuf(bytes));
}

function jsonItems(bytes: Uint8Array, kind: Exclude<RequestKind, "otlp-protobuf">): Items | BodyRefusal {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const { value } = json;
  if (kind === "otlp-json") return otlpItems(() => decodeJson(value));
  if (kind === "log") return logItem(value);
  if (kind === "bulk") return bulkItems(value);
  const spans = itemsOf(value, ["data"]);
  if (!spans) return refused(400, "The body must be an array of spans, an object with data, or one span.");
  if (spans.length > limits.requestSpans) return refused(413, tooManySpans);
  return { ok: true, items: mapped(spans, (span) => normalizeRestSpan(span, kind)) };
}

function otlpItems(decode: () => DecodedSpan[]): Items | BodyRefusal {
  try {
    return { ok: true, items: mapped(decode(), (one) => (one.ok ? normalizeOtlpSpan(one.span) : one)) };
  } catch (error) {
    if (error instanceof DecodeError) return refused(error.status, error.message);
    throw error;
  }
}

function logItem(log: unknown): Items | BodyRefusal {
  if (!isRecord(log))
    return refused(400, "The body must be one log as a JSON object; many go to /api/request-logs/bulk/.");
  const item = normalizeRestSpan(log, "log");
  return { ok: true, items: [item], ...(wantsBreakdown(log) ? { sent: echoOf(item) } : {}) };
}

function bulkItems(body: unknown): Items | BodyRefusal {
  const logs = itemsOf(body, ["logs", "data"]);
  if (!logs) return refused(400, "The body must be an object with logs, a list.");
  if (logs.length > limits.bulkItems)
    return refused(413, `logs holds ${logs.length} items; the limit is ${limits.bulkItems}.`);
  return { ok: true, items: mapped(logs, (log) => normalizeRestSpan(log, "log")) };
}

function refused(status: 400 | 413, detail: string): BodyRefusal {
  return { ok: false, status, detail };
}

/** One at a time, as they are asked for. */
function* mapped<From, To>(list: readonly From[], to: (one: From) => To): Generator<To, void> {
  for (const one of list) yield to(one);
}
