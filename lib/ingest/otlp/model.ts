/** OTLP as decoded, the same for protobuf and JSON. */

export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | AttributeValue[]
  | { [key: string]: AttributeValue };
export type AttributeMap = Map<string, AttributeValue>;

export type OtlpScope = { name: string; version: string; attributes: AttributeMap };

export type OtlpEvent = { name: string; timeNanos: bigint; attributes: AttributeMap };
export type OtlpLink = { traceId: string; spanId: string; flags: number; attributes: AttributeMap };

export type OtlpSpan = {
  resource: AttributeMap;
  scope: OtlpScope;
  /** Lower-case hex, or the text as sent where it is no hex; empty when absent or all zero. */
  traceId: string;
  spanId: string;
  parentSpanId: string;
  traceState: string;
  name: string;
  /** 0 when absent. */
  startNanos: bigint;
  endNanos: bigint;
  attributes: AttributeMap;
  events: OtlpEvent[];
  links: OtlpLink[];
  status: { code: 0 | 1 | 2; message: string };
};

/** A span of the request, or why this one cannot be read; the others still can. */
export type DecodedSpan = { ok: true; span: OtlpSpan } | { ok: false; field: string; message: string };

/** The request as a whole is no OTLP (400: cut, garbled, or of another shape) or holds too much (413). */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  constructor(
    message: string,
    readonly status: 400 | 413 = 400,
  ) {
    super(message);
  }
}

/** One span breaks a limit. */
export class SpanRefused extends Error {
  override readonly name = "SpanRefused";
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}
