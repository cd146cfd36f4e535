import type { NewSpan } from "@/lib/spans/new-span";
import { amount } from "../../numbers";
import type { Attributes } from "../attributes";
import type { OtlpSpan } from "../model";

const ttftSecondsKeys = [
  "time_to_first_token",
  "llm.openai.chat_completions.streaming_time_to_first_token",
  "gen_ai.server.time_to_first_token",
  "gen_ai.response.time_to_first_token",
  "gen_ai.response.time_to_first_chunk",
  "gen_ai.usage.ttft",
];
const ttftMillisKeys = ["ai.response.msToFirstChunk", "ai.stream.msToFirstChunk"];
const speedKeys = [
  "tokens_per_second",
  "ai.response.avgOutputTokensPerSecond",
  "ai.response.avgCompletionTokensPerSecond",
];

/** Start and end in microseconds; a time of 0 was not sent. */
export function resolveTimes(
  attributes: Attributes,
  span: OtlpSpan,
): Pick<NewSpan, "startMicros" | "endMicros" | "ttftMicros" | "tokensPerSecond"> {
  const seconds = attributes.number(ttftSecondsKeys, amount(1e6));
  const millis = seconds === undefined ? attributes.number(ttftMillisKeys, amount(1e3)) : seconds * 1000;
  return {
    startMicros: microsOfNanos(span.startNanos),
    endMicros: microsOfNanos(span.endNanos),
    ttftMicros: millis === undefined ? undefined : Math.round(millis * 1000),
    tokensPerSecond: attributes.number(speedKeys, amount()),
  };
}

function microsOfNanos(nanos: bigint): number | undefined {
  return nanos === 0n ? undefined : Number(nanos / 1000n);
}
