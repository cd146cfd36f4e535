import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recording } from "../testing/recordings";
import { decodeProtobuf } from "./decode";
import { decodeJson } from "./decode-json";
import { type DecodedSpan, DecodeError, type OtlpSpan } from "./model";
import { normalizeOtlpSpan } from "./normalize";

const protobufRecordings = ["keywordsai-tracing.otlp-protobuf", "openinference.otlp-protobuf"];

function readable(spans: DecodedSpan[]): OtlpSpan[] {
  return spans.map((one) => {
    if (!one.ok) throw new Error(one.message);
    return one.span;
  });
}

function field(number: number, bytes: Uint8Array): Buffer {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>>= 7) {
    if (rest < 0x80) {
      length.push(rest);
      break;
    }
    length.push((rest & 0x7f) | 0x80);
  }
  return Buffer.concat([Buffer.of((number << 3) | 2), Buffer.from(length), bytes]);
}

const request = (...spans: Buffer[]) =>
  field(1, field(2, Buffer.concat(spans.map((span) => field(2, span)))));
const ids = Buffer.concat([field(1, Buffer.alloc(16, 0xab)), field(2, Buffer.alloc(8, 0xcd))]);
const fixed64 = (number: number, value: bigint) => {
  const bytes = Buffer.alloc(9, (number << 3) | 1);
  bytes.writeBigUInt64LE(value, 1);
  return bytes;
};

describe("protobuf", () => {
  test("nanoseconds are exact", () => {
    const [span] = readable(decodeProtobuf(request(Buffer.concat([ids, fixed64(7, 1795157806946531019n)]))));
    expect(span).toMatchObject({
      traceId: "ab".repeat(16),
      spanId: "cd".repeat(8),
      startNanos: 1795157806946531019n,
      endNanos: 0n,
    });
  });

  test("integers past 2^53 keep every digit as text", () => {
    const value = Buffer.concat([Buffer.of(0x18), Buffer.from("ffffffffffffffff7f", "hex")]);
    const attribute = field(9, Buffer.concat([field(1, Buffer.from("big")), field(2, value)]));
    const [span] = readable(decodeProtobuf(request(Buffer.concat([ids, attribute]))));
    expect(span?.attributes.get("big")).toBe("9223372036854775807");
  });

  test("an id of zeros is no id", () => {
    const [span] = readable(decodeProtobuf(request(field(1, Buffer.alloc(16)))));
    expect(span).toMatchObject({ traceId: "", spanId: "" });
  });

  /** An attribute under the given field number. */
  function deep(number: number): Buffer {
    let value = field(1, Buffer.from("x"));
    for (let level = 0; level < 250; level += 1) value = field(5, field(1, value));
    return field(number, Buffer.concat([field(1, Buffer.from("deep")), field(2, value)]));
  }

  test("values nested past the limit cost their span only", () => {
    const [first, second] = decodeProtobuf(request(Buffer.concat([ids, deep(9)]), ids));
    expect(first).toEqual({
      ok: false,
      field: "deep",
      message: "deep is nested deeper than 200 levels, the limit.",
    });
    expect(second?.ok).toBe(true);
  });

  test.each([
    ["a resource", field(1, Buffer.concat([field(1, deep(1)), field(2, field(2, ids))]))],
    ["a scope", field(1, field(2, Buffer.concat([field(1, deep(3)), field(2, ids)])))],
  ])("%s nested past the limit concerns the whole request", (_, bytes) => {
    expect(() => decodeProtobuf(bytes)).toThrow(DecodeError);
  });

  test("a span over 20 MB costs that span only", () => {
    const huge = field(5, Buffer.alloc(21 * 1024 * 1024, 0x61));
    const [first, second] = decodeProtobuf(request(huge, ids));
    expect(first).toMatchObject({
      ok: false,
      message: expect.stringContaining("the limit for one span is 20 MB"),
    });
    expect(second?.ok).toBe(true);
  });

  test.each([
    ["a length past the end", "0a7f01"],
    ["a length of four gigabytes", "0affffffff0f"],
    ["a number that does not end", "08ffffffffffffffffffff"],
    ["field number 0", "0000"],
    ["an unknown wire type", "0f"],
    ["a string where a message is due", "0801"],
    ["JSON", Buffer.from('{"resourceSpans":[]}').toString("hex")],
  ])("%s is refused", (_, hex) => {
    expect(() => decodeProtobuf(Buffer.from(hex, "hex"))).toThrow(DecodeError);
  });

  test("random bytes end in spans or a DecodeError", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => endsWell(() => decodeProtobuf(bytes))),
      { numRuns: 500 },
    );
  });

  test.each(protobufRecordings)("%s, cut and garbled anywhere, ends in spans or a DecodeError", (name) => {
    const { bytes } = recording(name);
    fc.assert(
      fc.property(
        fc.nat(bytes.length),
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
        (length, changes) => {
          const garbled = Buffer.from(bytes);
          for (const [at, value] of changes) garbled[at] = value;
          endsWell(() => decodeProtobuf(garbled.subarray(0, length)));
          endsWell(() => decodeProtobuf(garbled));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Whatever decodes must also normalise: to a span or a refusal. */
function endsWell(decode: () => DecodedSpan[]): void {
  let spans: DecodedSpan[];
  try {
    spans = decode();
  } catch (error) {
    if (error instanceof DecodeError) return;
    throw error;
  }
  for (const one of spans) if (one.ok) normalizeOtlpSpan(one.span);
}

const jsonSpan = (span: Record<string, unknown>) => ({
  resourceSpans: [{ scopeSpans: [{ spans: [span] }] }],
});

describe("JSON", () => {
  test("reads ids in hex of any case and in base64", () => {
    const hex = { traceId: "AB".repeat(16), spanId: "CD".repeat(8) };
    const base64 = {
      traceId: Buffer.alloc(16, 0xab).toString("base64"),
      spanId: Buffer.alloc(8, 0xcd).toString("base64"),
    };
    for (const span of [hex, base64]) {
      expect(readable(decodeJson(jsonSpan(span)))[0]).toMatchObject({
        traceId: "ab".repeat(16),
        spanId: "cd".repeat(8),
      });
    }
  });

  test("reads numbers as text and as numbers, enums by name, and snake case", () => {
    const [span] = readable(
      decodeJson({
        resource_spans: [
          {
            scope_spans: [
              {
                spans: [
                  {
                    trace_id: "ab".repeat(16),
                    start_time_unix_nano: "1795157806946531019",
                    endTimeUnixNano: 1795157807000000000,
                    status: { code: "STATUS_CODE_ERROR" },
                    attributes: [
                      { key: "a", value: { intValue: "7" } },
                      { key: "b", value: { intValue: 7 } },
                      { key: "c", value: { doubleValue: "NaN" } },
                      {
                        key: "d",
                        value: { kvlistValue: { values: [{ key: "e", value: { boolValue: true } }] } },
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      }),
    );
    expect(span).toMatchObject({
      startNanos: 1795157806946531019n,
      endNanos: 1795157807000000000n,
      status: { code: 2 },
    });
    expect(Object.fromEntries(span?.attributes ?? [])).toEqual({ a: 7, b: 7, c: "NaN", d: { e: true } });
  });

  test("an empty export is fine, another shape is not", () => {
    expect(decodeJson({})).toEqual([]);
    expect(() => decodeJson({ spans: [] })).toThrow(DecodeError);
    expect(() => decodeJson([])).toThrow(DecodeError);
    expect(() => decodeJson({ resourceSpans: [1] })).toThrow(DecodeError);
  });

  test("a wrong shape inside a span costs that span only", () => {
    const good = { traceId: "ab".repeat(16), spanId: "cd".repeat(8) };
    const body = {
      resourceSpans: [
        {
          scopeSpans: [{ spans: [{ ...good, attributes: 5 }, { ...good, startTimeUnixNano: "soon" }, good] }],
        },
      ],
    };
    expect(decodeJson(body)).toMatchObject([
      { ok: false, field: "attributes" },
      { ok: false, field: "startTimeUnixNano" },
      { ok: true },
    ]);
  });

  test("attributes a hundred thousand levels deep cost their span only", () => {
    let value: unknown = { stringValue: "x" };
    for (let level = 0; level < 100_000; level += 1) value = { arrayValue: { values: [value] } };
    const [span] = decodeJson(jsonSpan({ traceId: "ab".repeat(16), attributes: [{ key: "deep", value }] }));
    expect(span).toMatchObject({ ok: false, message: expect.stringContaining("nested deeper than") });
  });

  test("any JSON ends in spans or a DecodeError", () => {
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            resourceSpans: fc.array(tie("value"), { maxLength: 2 }),
            scopeSpans: fc.array(tie("value"), { maxLength: 2 }),
            spans: fc.array(tie("value"), { maxLength: 2 }),
            attributes: fc.array(tie("value"), { maxLength: 2 }),
            key: fc.string(),
            value: tie("value"),
            kvlistValue: tie("value"),
            traceId: fc.string(),
            events: tie("value"),
          },
          { requiredKeys: [] },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(anything, (value) => endsWell(() => decodeJson(value))),
      { numRuns: 300 },
    );
  });
});
