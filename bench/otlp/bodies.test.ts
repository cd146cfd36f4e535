import { describe, expect, test } from "vitest";
import { decodeProtobuf } from "@/lib/ingest/otlp/decode";
import { decodeJson } from "@/lib/ingest/otlp/decode-json";
import { normalizeOtlpSpan } from "@/lib/ingest/otlp/normalize";
import type { NewSpan } from "@/lib/spans/new-span";
import { type Body, formats, madeAtMicros, makeBodies } from "./bodies";
import { stamp } from "./slots";

const hour = 3_600_000_000;

describe.each(formats)("%s bodies", (format) => {
  const options = { seed: "bodies", format, spans: 390, batch: 100, interleave: 1 };
  const bodies = makeBodies(options);

  function read({ bytes }: Body): NewSpan[] {
    const decoded = format === "json" ? decodeJson(JSON.parse(bytes.toString())) : decodeProtobuf(bytes);
    return decoded.map((one) => {
      const span = one.ok ? normalizeOtlpSpan(one.span) : one;
      if (!span.ok) throw new Error(span.message);
      return span.span;
    });
  }
  const sent = (round: number, shiftMicros = 0) =>
    bodies.flatMap((body) => {
      stamp(body, round, shiftMicros);
      return read(body);
    });
  const key = (span: NewSpan) => `${span.traceId} ${span.spanId}`;

  test("hold full batches", () => {
    expect(bodies.map((body) => read(body).length)).toEqual(bodies.map((body) => body.spanCount));
    expect(new Set(bodies.map((body) => body.spanCount))).toEqual(new Set([100]));
  });

  test("never bring a span twice", () => {
    const keys = [1, 2, 3, 400_000].flatMap((round) => sent(round).map(key));
    expect(new Set(keys).size).toBe(1_600);
    expect(sent(2).map(key)).toEqual(keys.slice(400, 800));
  });

  test("keep traces together: every parent that was there is there still, of the same trace and customer", () => {
    const known = (spans: NewSpan[]) => {
      const byId = new Map(spans.map((span) => [span.spanId, span]));
      return spans.map((span) => {
        const parent = byId.get(span.parentId ?? "");
        return parent && [parent.traceId === span.traceId, parent.customer === span.customer, parent.name];
      });
    };
    expect(known(sent(7))).toEqual(known(sent(8)));
    expect(known(sent(7)).filter((parent) => parent !== undefined).length).toBeGreaterThan(250);
    expect(known(sent(7)).every((parent) => !parent || (parent[0] && parent[1]))).toBe(true);
  });

  test("carry the time they are stamped with and nothing else new", () => {
    const now = sent(5);
    const later = sent(5, hour);
    const moved = now.map((span) => ({
      ...span,
      startMicros: (span.startMicros ?? 0) + hour,
      endMicros: (span.endMicros ?? 0) + hour,
    }));
    expect(later).toEqual(moved);
    expect(Math.max(...now.map((span) => span.endMicros ?? 0))).toBeLessThanOrEqual(madeAtMicros);
  });

  test("with more traces under way spread more of them over two requests", () => {
    const spread = (interleave: number) => {
      const of = makeBodies({ ...options, interleave }).map(
        (body) => new Set(read(body).map((s) => s.traceId)),
      );
      return of.flatMap((ids, i) => [...ids].filter((id) => of[i + 1]?.has(id))).length;
    };
    expect(spread(1)).toBeLessThanOrEqual(3);
    expect(spread(12)).toBeGreaterThan(20);
  });
});
