import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { mutatedBytes } from "../testing/mutated-bytes";
import { mutatedJson } from "../testing/mutated-json";
import { mutatedProtobuf } from "../testing/mutated-protobuf";
import { recording } from "../testing/recordings";
import { assertSound } from "../testing/sound";
import { watchdog } from "../testing/watchdog";
import { decodeProtobuf } from "./decode";
import { decodeJson } from "./decode-json";
import { type DecodedSpan, DecodeError } from "./model";
import { normalizeOtlpSpan } from "./normalize";

const numRuns = process.env.SPANDREL_LONG ? 5_000 : 150;
const seed = 20_261_120;
const { watch, stop } = watchdog();
afterAll(stop);

/** Decoding ends in spans, each sound or refused, or in the one error that stands for "no such message". */
function outcomeOf(decode: () => DecodedSpan[]): "read" | "refused" {
  return watch(() => {
    let spans: DecodedSpan[];
    try {
      spans = decode();
    } catch (error) {
      if (error instanceof DecodeError && error.message !== "") return "refused";
      throw error;
    }
    for (const one of spans) assertSound(one.ok ? normalizeOtlpSpan(one.span) : one);
    return "read";
  });
}

const recordings = {
  protobuf: ["keywordsai-tracing.otlp-protobuf", "openinference.otlp-protobuf"],
  json: ["vercel-ai-sdk.otlp-json", "langfuse-otel.otlp-json"],
};

test.each(recordings.protobuf)(
  "%s, its bytes injured, ends in spans or a refusal",
  (name) => endsWell(mutatedBytes(recording(name).bytes), decodeProtobuf),
  600_000,
);

test.each(recordings.protobuf)(
  "%s, its fields injured, ends in spans or a refusal",
  (name) => endsWell(mutatedProtobuf(recording(name).bytes), decodeProtobuf),
  600_000,
);

test.each(recordings.json)(
  "%s, its values injured, ends in spans or a refusal",
  (name) => endsWell(mutatedJson(recording(name).json), ({ value }) => decodeJson(value)),
  600_000,
);

function endsWell<Body>(bodies: fc.Arbitrary<Body>, decode: (body: Body) => DecodedSpan[]): void {
  const seen = { read: 0, refused: 0 };
  const injured = fc.property(bodies, (body) => {
    seen[outcomeOf(() => decode(body))] += 1;
  });
  fc.assert(injured, { seed, numRuns });
  // Bodies that are all refused, or all read, would prove nothing.
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(numRuns / 50);
}
