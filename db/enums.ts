/** Literal lists shared by the schema, the server and the browser. This file imports nothing. */

export const logTypes = [
  "chat",
  "text",
  "completion",
  "response",
  "generation",
  "embedding",
  "transcription",
  "speech",
  "workflow",
  "task",
  "agent",
  "tool",
  "function",
  "guardrail",
  "handoff",
  "reranker",
  "score",
  "custom",
  "span",
  "other",
] as const;
export type LogType = (typeof logTypes)[number];

/** Log types that call a model: by default they own the usage they report. */
export const generationTypes: readonly LogType[] = [
  "chat",
  "text",
  "completion",
  "response",
  "generation",
  "embedding",
  "transcription",
  "speech",
  "reranker",
];

/** What the product counts as an LLM call. */
export const llmCallTypes: readonly LogType[] = ["chat", "text", "completion", "response", "generation"];

/** Log types read as a conversation: they also answer `prompt_messages` and `completion_message`. */
export const conversationTypes: readonly LogType[] = ["chat", "text", "completion", "response"];

export const statuses = ["success", "error"] as const;
export type Status = (typeof statuses)[number];

export const logMethods = [
  "inference",
  "logging_api",
  "batch",
  "python_tracing",
  "ts_tracing",
  "tracing_integration",
] as const;
export type LogMethod = (typeof logMethods)[number];

/** The two sides of an organization. A key stamps its side; any further label is kept on the key's side. */
export const sides = ["prod", "test"] as const;
export type Side = (typeof sides)[number];

export const roles = ["owner", "admin", "member", "viewer"] as const;
export type Role = (typeof roles)[number];

export const keyScopes = ["ingest", "read", "write", "admin"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** Which rule priced a span, most specific first. */
export const priceRules = ["given", "span_unit_price", "organization", "catalog", "unknown"] as const;
export type PriceRule = (typeof priceRules)[number];

/** USD per million units: tokens, or characters of speech; `audioMinute` is USD per minute. At most six decimals. */
export type TokenRates = { prompt: number; completion: number; cacheRead?: number; cacheWrite?: number };

/** What a model costs. `above` are the rates of the whole request once its prompt has more tokens than that. */
export type Rates = TokenRates & {
  audioMinute?: number;
  character?: number;
  above?: TokenRates & { tokens: number };
};

export const repriceStates = ["running", "done", "cancelled", "failed", "undoing", "undone"] as const;
export type RepriceState = (typeof repriceStates)[number];

/** Lists of which views can be saved. */
export const listNames = ["logs"] as const;
export type ListName = (typeof listNames)[number];
