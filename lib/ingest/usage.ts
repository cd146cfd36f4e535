import { isRecord } from "@/lib/is-record";
import type { NewSpan } from "@/lib/spans/new-span";
import { asNumber } from "./coerce";

/** Token counts as the store keeps them: `promptTokens` includes cache reads and writes. */
export type Usage = Pick<
  NewSpan,
  | "promptTokens"
  | "completionTokens"
  | "totalTokens"
  | "reasoningTokens"
  | "cacheReadTokens"
  | "cacheWriteTokens"
  | "usageConvention"
>;

/** Counts as a client wrote them, before cached tokens are put where they belong. */
export type ReportedUsage = Omit<Usage, "usageConvention"> & { cacheOutside?: boolean };

type Candidates = readonly string[];

// Each list names the same count in every convention we know: Respan and OpenAI, Responses, AI SDK, Gemini, Bedrock,
// Anthropic, Cohere, LangChain, Langfuse, Ollama. A dot steps into an object.
const promptKeys: Candidates = [
  "prompt_tokens",
  "input_tokens",
  "promptTokens",
  "inputTokens.total",
  "inputTokens",
  "promptTokenCount",
  "prompt_token_count",
  "inputTokenCount",
  "inputTextTokenCount",
  "prompt_eval_count",
  "billed_units.input_tokens",
  "tokens.input_tokens",
  "input",
  "tokens",
];
const completionKeys: Candidates = [
  "completion_tokens",
  "output_tokens",
  "completionTokens",
  "outputTokens.total",
  "outputTokens",
  "candidatesTokenCount",
  "candidates_token_count",
  "outputTokenCount",
  "generation_token_count",
  "eval_count",
  "billed_units.output_tokens",
  "tokens.output_tokens",
  "output",
];
const totalKeys: Candidates = [
  "total_tokens",
  "total_request_tokens",
  "all_tokens",
  "totalTokens",
  "totalTokenCount",
  "total_token_count",
  "total",
];
const reasoningKeys: Candidates = [
  "reasoning_tokens",
  "completion_tokens_details.reasoning_tokens",
  "output_tokens_details.reasoning_tokens",
  "reasoningTokens",
  "outputTokenDetails.reasoningTokens",
  "outputTokens.reasoning",
  "thoughtsTokenCount",
  "thoughts_token_count",
  "output_token_details.reasoning",
  "output_reasoning_tokens",
];
const cacheReadInsideKeys: Candidates = [
  "prompt_cache_hit_tokens",
  "prompt_tokens_details.cached_tokens",
  "input_tokens_details.cached_tokens",
  "cachedInputTokens",
  "inputTokenDetails.cacheReadTokens",
  "inputTokens.cacheRead",
  "cachedContentTokenCount",
  "cached_content_token_count",
  "input_token_details.cache_read",
  "cached_tokens",
];
const cacheReadKeys: Candidates = [
  ...cacheReadInsideKeys,
  "cache_read_input_tokens",
  "cacheReadInputTokens",
  "cacheReadInputTokenCount",
  "input_cached_tokens",
  "input_cache_read",
];
const cacheWriteKeys: Candidates = [
  "prompt_cache_creation_tokens",
  "prompt_tokens_details.cache_creation_tokens",
  "cache_creation_prompt_tokens",
  "inputTokenDetails.cacheWriteTokens",
  "inputTokens.cacheWrite",
  "input_token_details.cache_creation",
  "cache_creation_input_tokens",
  "cacheCreationInputTokens",
  "cacheWriteInputTokens",
  "cacheWriteInputTokenCount",
  "input_cache_creation",
];
/** Input counts of conventions that may leave cached tokens out: Anthropic's, Bedrock's and Langfuse's. */
const exclusiveInputKeys: Candidates = ["input_tokens", "inputTokens", "inputTokenCount", "input"];
/** What tools gave the model counts beside the prompt in Gemini's convention. */
const toolPromptKeys: Candidates = ["toolUsePromptTokenCount", "tool_use_prompt_token_count"];
const thoughtKeys: Candidates = ["thoughtsTokenCount", "thoughts_token_count"];

/** Reads a usage object in any known shape. `read` decides what counts as a number. */
export function reportedUsage(
  source: Record<string, unknown>,
  read: (key: string, value: unknown) => number | undefined = (_, value) => asNumber(value),
): ReportedUsage {
  const first = (keys: Candidates) => firstCount(source, keys, read);
  const cacheReadInside = first(cacheReadInsideKeys);
  const cacheReadTokens = cacheReadInside ?? first(cacheReadKeys);
  const cacheWriteTokens = first(cacheWriteKeys);
  const isExclusive =
    (cacheReadTokens ?? cacheWriteTokens) !== undefined &&
    cacheReadInside === undefined &&
    first(["prompt_tokens"]) === undefined &&
    first(exclusiveInputKeys) !== undefined;
  return {
    promptTokens: sum(first(promptKeys), first(toolPromptKeys)),
    // Gemini counts thinking beside the answer, everyone else inside it.
    completionTokens: sum(first(completionKeys), first(thoughtKeys)),
    totalTokens: first(totalKeys),
    reasoningTokens: first(reasoningKeys),
    cacheReadTokens,
    cacheWriteTokens,
    cacheOutside: isExclusive,
  };
}

/**
 * Puts cached tokens inside the prompt count. A client whose cached tokens exceed its input count must have meant
 * them apart, whatever its convention. Source: docs/rules.md, "Tokens and cost".
 */
export function settleUsage(reported: ReportedUsage): Usage {
  const { cacheOutside, ...usage } = reported;
  const prompt = usage.promptTokens;
  const cached = (usage.cacheReadTokens ?? 0) + (usage.cacheWriteTokens ?? 0);
  if (prompt === undefined || cached === 0) return usage;
  if (!cacheOutside && cached <= prompt) return { ...usage, usageConvention: "cache_inside" };
  const isOldSum = usage.totalTokens === prompt + (usage.completionTokens ?? 0);
  return {
    ...usage,
    promptTokens: prompt + cached,
    totalTokens: isOldSum ? undefined : usage.totalTokens,
    usageConvention: "cache_outside",
  };
}

function sum(count: number | undefined, more: number | undefined): number | undefined {
  return count === undefined || more === undefined ? (count ?? more) : count + more;
}

/** What is billed beside or instead of tokens. */
export type BilledUnits = Pick<NewSpan, "audioMs" | "characters">;

const durationKeys: Candidates = ["audio_seconds", "audio_duration", "audio_duration_seconds"];
const characterKeys: Candidates = ["characters", "character_count", "input_characters"];

/**
 * Seconds of audio and characters of speech in a usage object, as OpenAI's transcription and others write them.
 * `read` decides what counts as a number of the kind.
 */
export function billedUnits(
  usage: Record<string, unknown>,
  read: (key: string, value: unknown, kind: "seconds" | "characters") => number | undefined,
): BilledUnits {
  const keys = usage.type === "duration" ? ["seconds", ...durationKeys] : durationKeys;
  const seconds = firstCount(usage, keys, (key, value) => read(key, value, "seconds"));
  const characters = firstCount(usage, characterKeys, (key, value) => read(key, value, "characters"));
  return {
    audioMs: seconds === undefined ? undefined : Math.round(seconds * 1000),
    characters: characters === undefined ? undefined : Math.round(characters),
  };
}

/** The first count present under any of the keys. */
function firstCount(
  source: Record<string, unknown>,
  keys: Candidates,
  read: (key: string, value: unknown) => number | undefined,
): number | undefined {
  for (const key of keys) {
    const value = at(source, key);
    // What one convention counts under a name, another details in an object.
    const count = isRecord(value) ? undefined : read(key, value);
    if (count !== undefined) return count;
  }
  return undefined;
}

function at(source: Record<string, unknown>, key: string): unknown {
  if (!key.includes(".")) return source[key];
  let value: unknown = source;
  for (const step of key.split(".")) value = isRecord(value) ? value[step] : undefined;
  return value;
}
