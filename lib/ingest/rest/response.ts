import { isRecord } from "@/lib/is-record";
import { asList, asRecord, asText } from "../coerce";
import { billedUnits, reportedUsage } from "../usage";

type Sent = Record<string, unknown>;

/** Where a provider's own answer keeps its usage; a dot steps into an object. */
const usageKeys = [
  "usage",
  "usageMetadata",
  "usage_metadata",
  "token_usage",
  "llm_output.token_usage",
  "response_metadata.token_usage",
  "message.usage",
  "response.usage",
  "amazon-bedrock-invocationMetrics",
  "meta",
] as const;

/** Counts that stand in the answer itself: Ollama's, and those of Bedrock's own models. */
const bareCountKeys = [
  "prompt_eval_count",
  "eval_count",
  "inputTextTokenCount",
  "prompt_token_count",
  "generation_token_count",
] as const;

/** The usage of a raw answer. Of a streamed one, kept as the list of its events, what each event adds or corrects. */
export function usageIn(response: unknown): Sent | undefined {
  const events = asList(response);
  if (events) {
    const counts = events
      .flatMap((event) => Object.entries(usageOf(asRecord(event)) ?? {}))
      .filter(([, count]) => count !== undefined && count !== null);
    return counts.length > 0 ? Object.fromEntries(counts) : undefined;
  }
  return usageOf(asRecord(response));
}

function usageOf(answer: Sent | undefined): Sent | undefined {
  if (!answer) return undefined;
  const objects = usageKeys.map((key) => asRecord(at(answer, key)));
  const bare: Sent = Object.fromEntries(bareCountKeys.map((key) => [key, answer[key]]));
  return [...objects, bare].filter((usage) => usage !== undefined).find(saysSomething);
}

function saysSomething(usage: Sent): boolean {
  const units = billedUnits(usage, (_, value) => (typeof value === "number" ? value : undefined));
  const counts = [...Object.values(reportedUsage(usage)), ...Object.values(units)];
  return counts.some((count) => typeof count === "number");
}

function at(source: Sent, key: string): unknown {
  let value: unknown = source;
  for (const step of key.split(".")) value = isRecord(value) ? value[step] : undefined;
  return value;
}

/** The model that answered. */
export function modelIn(response: unknown): string | undefined {
  const answer = asRecord(response);
  return asText(answer?.model) ?? asText(answer?.modelVersion) ?? asText(answer?.model_version);
}

/**
 * The answer in a raw response: OpenAI chat, Responses, embeddings and transcriptions, Anthropic, Gemini, Bedrock,
 * Cohere, Ollama.
 */
export function answerIn(response: unknown): unknown {
  const answer = asRecord(response);
  if (!answer) return undefined;
  const choice = asRecord(asList(answer.choices)?.[0]);
  if (choice) return choice.message ?? choice.text;
  const candidate = asRecord(asList(answer.candidates)?.[0]);
  if (candidate) return candidate.content;
  if (answer.output !== undefined) {
    return asText(answer.output_text) ?? asRecord(answer.output)?.message ?? answer.output;
  }
  if (answer.content !== undefined) return { role: "assistant", content: answer.content };
  if (isRecord(answer.message)) return answer.message;
  return asText(answer.text) ?? vectorsIn(answer);
}

/** The vector of an embeddings answer, or the list of its vectors; they may also be base64 text. */
function vectorsIn(answer: Sent): unknown {
  const vectors = (asList(answer.data) ?? [])
    .map((entry) => asRecord(entry)?.embedding)
    .filter((vector) => vector !== undefined);
  return vectors.length === 1 ? vectors[0] : vectors;
}

/** The tool calls in a raw response, each as its provider writes them; undefined when there are none. */
export function callsIn(response: unknown): unknown[] | undefined {
  const answer = asRecord(response);
  if (!answer) return undefined;
  const message = asRecord(asRecord(asList(answer.choices)?.[0])?.message ?? answer.message);
  const candidate = asRecord(asRecord(asList(answer.candidates)?.[0])?.content);
  const items = [
    ...(asList(answer.output) ?? []),
    ...(asList(answer.content) ?? []),
    ...(asList(candidate?.parts) ?? []),
  ];
  const calls = [...(asList(message?.tool_calls) ?? []), ...items.filter(isCall)];
  return calls.length > 0 ? calls : undefined;
}

function isCall(item: unknown): boolean {
  if (!isRecord(item)) return false;
  return item.type === "tool_use" || item.type === "function_call" || isRecord(item.functionCall);
}
