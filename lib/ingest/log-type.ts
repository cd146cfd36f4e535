import { type LogMethod, type LogType, logMethods, logTypes } from "@/db/enums";

const known = new Map<string, LogType>(logTypes.map((type) => [type, type]));
const methods = new Map<string, LogMethod>(logMethods.map((method) => [method, method]));

/** A log type as sent, in any case. Undefined when it is not in the vocabulary. */
export function logTypeOf(sent: string): LogType | undefined {
  return known.get(sent.trim().toLowerCase());
}

export function logMethodOf(sent: string | undefined): LogMethod | undefined {
  return sent === undefined ? undefined : methods.get(sent.toLowerCase());
}

/** What frameworks call a kind of span. Source: docs/rules.md, "Log types". */
const synonyms = new Map<string, LogType>([
  ["trace", "workflow"],
  ["chain", "task"],
  ["step", "task"],
  ["llm", "generation"],
  ["model", "generation"],
  ["embeddings", "embedding"],
  ["prompt", "task"],
  ["retriever", "task"],
  ["evaluator", "task"],
  ["unknown", "span"],
]);

/** A kind as a framework names it. */
export function logTypeOfKind(kind: string): LogType | undefined {
  return logTypeOf(kind) ?? synonyms.get(kind.trim().toLowerCase());
}

/**
 * AI SDK operation names: `.doGenerate` and `.doStream` call the model, `.doEmbed` embeds, and what has no `.do…`
 * part is a wrapper that repeats its children's usage. Null when it is no AI SDK operation.
 * Source: docs/rules.md, "Log types".
 */
export function aiSdkOperation(operation: string): { logType: LogType | "wrapper" } | null {
  if (!/^ai\.[a-zA-Z]/.test(operation)) return null;
  const name = operation.split(/\s/, 1)[0] ?? operation;
  for (const [pattern, logType] of aiSdkOperations) if (pattern.test(name)) return { logType };
  return null;
}

const aiSdkOperations: readonly [RegExp, LogType | "wrapper"][] = [
  [/\.doEmbed/, "embedding"],
  [/\.doRerank/, "reranker"],
  [/\.doTranscribe/, "transcription"],
  [/\.do(Generate|Create)?Speech/, "speech"],
  [/\.do(Generate|Stream)/, "chat"],
  [/^ai\.toolCall/, "tool"],
  [/^ai\.(generate|stream|embed|rerank|transcribe|speech)/, "wrapper"],
  [/^ai\.handoff/, "handoff"],
  [/^ai\.function/, "function"],
  [/^ai\.workflow/, "workflow"],
  [/^ai\.agent.*\.step/, "task"],
  [/^ai\.agent/, "agent"],
];
