import { seededRandom } from "@/lib/demo/random";
import type { WorkloadSpan } from "../workload/span";
import { workload } from "../workload/workload";
import { encodeJson } from "./json";
import { encodeProtobuf } from "./protobuf";
import { findSlots, type Slot } from "./slots";

export const formats = ["protobuf", "json"] as const;
export type Format = (typeof formats)[number];

/** A request body made ahead, and the places in it that differ from one sending to the next. */
export type Body = { bytes: Buffer; spanCount: number; slots: Slot[] };

export type BodyOptions = {
  seed: string;
  format: Format;
  /** Spans in all, rounded up to full batches. */
  spans: number;
  /** Spans of one request. */
  batch: number;
  /** Traces whose spans come in turns: with more, more of them are spread over two requests. */
  interleave: number;
};

/**
 * The bodies one sender sends round after round. Spans come as exporters send them: in the order they end, children
 * before their root, cut into batches wherever a batch is full.
 */
export function makeBodies({ seed, format, spans: wanted, batch, interleave }: BodyOptions): Body[] {
  const count = Math.ceil(wanted / batch);
  const spans = finishedSpans(seed, count * batch, interleave);
  return Array.from({ length: count }, (_, i) => {
    const part = spans.slice(i * batch, (i + 1) * batch);
    const bytes = format === "json" ? encodeJson(part) : encodeProtobuf(part);
    return { bytes, spanCount: part.length, slots: findSlots(bytes, part, format) };
  });
}

/** Times of bodies as made; `stamp` moves them. Far from any epoch a slot could be mistaken for. */
export const madeAtMicros = Date.UTC(2026, 0, 1) * 1000;
const longestSinceMicros = 2_000_000;

function finishedSpans(seed: string, count: number, interleave: number): WorkloadSpan[] {
  const random = seededRandom(`${seed} order`);
  const source = workload(seed);
  const open: WorkloadSpan[][] = [];
  const finished: WorkloadSpan[] = [];
  while (finished.length < count) {
    while (open.length < interleave) open.push(endedAt(madeAtMicros - random.int(0, longestSinceMicros)));
    const place = random.int(0, open.length - 1);
    const span = open[place]?.shift();
    if (span) finished.push(span);
    else open.splice(place, 1);
  }
  return finished;

  function endedAt(endMicros: number): WorkloadSpan[] {
    const { spans } = source.next(0);
    const shift = endMicros - Math.max(...spans.map((span) => span.endMicros));
    return spans
      .map((span) => ({
        ...span,
        startMicros: span.startMicros + shift,
        endMicros: span.endMicros + shift,
      }))
      .reverse()
      .sort((a, b) => a.endMicros - b.endMicros);
  }
}
