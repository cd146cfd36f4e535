import type { LogType } from "@/db/enums";
import { parsedText } from "../../coerce";
import type { Attributes } from "../attributes";
import type { OtlpSpan } from "../model";
import { aiSdk } from "./ai-sdk";
import { type Convention, compact, type ParsedContent } from "./convention";
import { genaiEvents } from "./genai-events";
import { genaiMessages } from "./genai-messages";
import { genericInput, genericOutput } from "./generic";
import { openinference } from "./openinference";
import { openllmetry } from "./openllmetry";

/** Most telling first: messages before whole values. What none of them finds, one generic attribute may hold. */
const conventions: readonly Convention[] = [openllmetry, genaiMessages, aiSdk, openinference, genaiEvents];

/** Override keys: same-named fields that beat what a convention says. Source: docs/rules.md, "OTLP conventions". */
const overrides = ["tools", "tool_calls"] as const;

/** Content that a more telling convention made redundant; too bulky for metadata. */
const bulkyKeys = [
  "traceloop.entity.input",
  "traceloop.entity.output",
  "ai.prompt",
  "input.value",
  "output.value",
  "gen_ai.prompt",
  "gen_ai.completion",
  "llm.invocation_parameters",
];

/** A span's input, output and extras, each from the first convention that has it. */
export function resolveContent(
  attributes: Attributes,
  span: OtlpSpan,
  logType: LogType,
): Required<Pick<ParsedContent, "extras">> & ParsedContent {
  let input: string | undefined;
  let output: string | undefined;
  let extras: Record<string, unknown> = {};
  for (const convention of conventions) {
    if (!convention.canHandle(attributes, span)) continue;
    const parsed = convention.parse(attributes, span, logType);
    input ??= parsed.input;
    output ??= parsed.output;
    extras = { ...parsed.extras, ...extras };
  }
  input ??= genericInput(attributes);
  output ??= genericOutput(attributes);
  const given = overrides.map((key) => [key, parsedText(attributes.value([key]))] as const);
  const bulky = bulkyKeys.map((key) => [key, attributes.leftover(key)] as const);
  return { input, output, extras: { ...extras, ...compact(Object.fromEntries([...bulky, ...given])) } };
}
