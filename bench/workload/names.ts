import type { LogType } from "@/db/enums";
import { weighted } from "./draw";

/** Forty models, the most used first. The last four are nobody's: their usage has no price. */
export const models: readonly (readonly [model: string, provider: string])[] = [
  ["gpt-4o-mini", "openai"],
  ["gpt-4o", "openai"],
  ["claude-sonnet-4-5", "anthropic"],
  ["gpt-4.1-mini", "openai"],
  ["gpt-4.1", "openai"],
  ["gemini-2.5-flash", "google"],
  ["claude-haiku-4-5", "anthropic"],
  ["gpt-5", "openai"],
  ["gpt-5-mini", "openai"],
  ["gemini-2.5-pro", "google"],
  ["claude-sonnet-4", "anthropic"],
  ["gpt-4o-2024-08-06", "openai"],
  ["deepseek-chat", "deepseek"],
  ["mistral-large-latest", "mistral"],
  ["gpt-5-nano", "openai"],
  ["o4-mini", "openai"],
  ["claude-3-5-sonnet-20241022", "anthropic"],
  ["gemini-2.0-flash", "google"],
  ["gpt-4.1-nano", "openai"],
  ["claude-3-5-haiku-20241022", "anthropic"],
  ["mistral-small-latest", "mistral"],
  ["gemini-2.5-flash-lite", "google"],
  ["o3", "openai"],
  ["deepseek-reasoner", "deepseek"],
  ["command-r-plus", "cohere"],
  ["grok-4", "xai"],
  ["claude-opus-4-1", "anthropic"],
  ["gpt-3.5-turbo", "openai"],
  ["o3-mini", "openai"],
  ["mistral-medium-latest", "mistral"],
  ["command-r", "cohere"],
  ["grok-3-mini", "xai"],
  ["claude-3-7-sonnet-20250219", "anthropic"],
  ["gpt-4-turbo", "openai"],
  ["o1", "openai"],
  ["claude-3-haiku-20240307", "anthropic"],
  ["house-llama-70b", "self-hosted"],
  ["house-qwen-32b", "self-hosted"],
  ["house-rewriter", "self-hosted"],
  ["house-router", "self-hosted"],
];

export const embeddingModel = ["text-embedding-3-small", "openai"] as const;

/** What the spans below a root are. The rarest is about one span in a hundred. */
export const drawKind = weighted<LogType>([
  ["chat", 45],
  ["tool", 24],
  ["task", 13],
  ["embedding", 8],
  ["agent", 5],
  ["guardrail", 4],
  ["handoff", 1],
]);

export const drawRootKind = weighted<LogType>([
  ["workflow", 75],
  ["agent", 15],
  ["chat", 10],
]);

/** Kinds that have others below them. */
export const containers: readonly LogType[] = ["workflow", "agent", "task"];

/** What spans of each kind are called. */
export const spanNames: Partial<Record<LogType, readonly string[]>> = {
  workflow: ["support_turn", "answer_docs_question", "nightly_digest", "triage_letter", "phone_call"],
  agent: ["planner", "billing", "returns", "seller_care", "researcher", "reviewer"],
  task: ["retrieve", "rerank_passages", "summarise", "format_answer", "classify", "extract_fields"],
  tool: [
    "lookup_order",
    "track_parcel",
    "create_refund",
    "search_web",
    "fetch_page",
    "store_hours",
    "send_sms",
  ],
  embedding: ["openai.embeddings"],
  guardrail: ["injection_check", "pii_check"],
  handoff: ["handoff"],
  chat: ["openai.chat", "anthropic.chat", "gemini.generate_content"],
};

const listOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);

/** Twenty metadata keys and their values; those without a list are different with every trace or thread. */
export const metadataKeys: readonly (readonly [
  key: string,
  values: readonly string[] | "trace" | "thread",
])[] = [
  ["plan", ["pro", "free", "pro", "enterprise"]],
  ["region", ["eu-west", "eu-central", "us-east", "us-west", "ap-south"]],
  ["app_version", listOf("4.", 12)],
  ["feature", ["search", "chat", "digest", "voice", "returns", "checkout"]],
  ["tenant", listOf("tenant-", 200)],
  ["arm", ["control", "treatment"]],
  ["language", ["en", "de", "fr", "es", "pt", "ja", "pl", "ko"]],
  ["channel", ["web", "ios", "android", "email", "phone"]],
  ["device", ["desktop", "phone", "tablet"]],
  ["team", listOf("team-", 9)],
  ["release", listOf("2026.", 30)],
  ["tier", ["gold", "silver", "bronze"]],
  ["source", ["api", "widget", "batch", "partner"]],
  ["locale", listOf("locale-", 24)],
  ["experiment", listOf("exp-", 15)],
  ["retries", ["0", "1", "2"]],
  ["cache", ["hit", "miss"]],
  ["queue", listOf("queue-", 5)],
  ["session", "thread"],
  ["request", "trace"],
];

export const failures: readonly (readonly [errorClass: string, message: string, statusCode: number])[] = [
  ["RateLimitError", "Rate limit reached for requests per minute. Try again in 20 s.", 429],
  ["APITimeoutError", "Request timed out after 60 s.", 504],
  ["BadRequestError", "This model's maximum context length is 128000 tokens; your messages are longer.", 400],
  ["InternalServerError", "The server had an error while processing your request.", 500],
  ["ToolError", "The order service did not answer.", 502],
];
