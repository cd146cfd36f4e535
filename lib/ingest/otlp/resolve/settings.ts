import { parsedText } from "../../coerce";
import type { Attributes, Candidates } from "../attributes";
import { parameterKeys } from "./identity";

/** How a model call was configured, and other content fields by wire name. */
const settings: readonly [wireName: string, candidates: Candidates][] = [
  ["temperature", ["gen_ai.request.temperature", "ai.settings.temperature"]],
  ["top_p", ["gen_ai.request.top_p", "ai.settings.topP"]],
  ["max_tokens", ["gen_ai.request.max_tokens", "ai.settings.maxOutputTokens", "ai.settings.maxTokens"]],
  [
    "frequency_penalty",
    ["gen_ai.request.frequency_penalty", "llm.frequency_penalty", "ai.settings.frequencyPenalty"],
  ],
  [
    "presence_penalty",
    ["gen_ai.request.presence_penalty", "llm.presence_penalty", "ai.settings.presencePenalty"],
  ],
  ["stop", ["gen_ai.request.stop_sequences", "ai.settings.stopSequences"]],
  ["seed", ["gen_ai.request.seed", "ai.settings.seed"]],
  ["n", ["gen_ai.request.choice.count"]],
  ["reasoning_effort", ["llm.request.reasoning_effort", "gen_ai.request.reasoning_effort"]],
  ["tool_choice", ["tool_choice", "ai.prompt.toolChoice"]],
  [
    "evaluation_identifier",
    parameterKeys("evaluation_params.evaluation_identifier", "evaluation_identifier"),
  ],
  ["properties", ["respan.properties", "keywordsai.properties"]],
  ["note", ["respan.note", "keywordsai.note"]],
  ["span_tools", ["respan.span.tools"]],
  ["span_handoffs", ["respan.span.handoffs"]],
];

/** Extras by wire name; JSON text becomes the value it stands for. */
export function resolveSettings(attributes: Attributes): Record<string, unknown> {
  const found: [string, unknown][] = [];
  for (const [wireName, candidates] of settings) {
    const value = attributes.value(candidates);
    if (value !== undefined) found.push([wireName, parsedText(value)]);
  }
  return Object.fromEntries(found);
}

const streamKeys = ["llm.is_streaming", "gen_ai.request.stream", "gen_ai.request.is_stream", "stream"];

/** Whether the answer was streamed: said, or plain from an AI SDK operation. */
export function resolveStream(attributes: Attributes, name: string): boolean | undefined {
  const said = attributes.boolean(streamKeys);
  if (said !== undefined) return said;
  const operation = attributes.peekText(["ai.operationId"]) ?? name;
  if (/^ai\.stream/.test(operation)) return true;
  return /^ai\.generate/.test(operation) ? false : undefined;
}
