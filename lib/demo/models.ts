/** How a model behaves on the wire: time to the first token, speed, and from how long a prompt it caches. */
export type ModelPace = {
  provider: string;
  firstTokenMs: number;
  tokensPerSecond: number;
  cacheFromTokens?: number;
  /** Anthropic counts cached tokens outside the input; here they are already brought in. */
  cacheOutside?: boolean;
  reasons?: boolean;
};

export const modelPaces = {
  "gpt-4o": { provider: "openai", firstTokenMs: 470, tokensPerSecond: 92, cacheFromTokens: 1024 },
  "gpt-4o-mini": { provider: "openai", firstTokenMs: 360, tokensPerSecond: 118, cacheFromTokens: 1024 },
  "gpt-4.1": { provider: "openai", firstTokenMs: 520, tokensPerSecond: 98, cacheFromTokens: 1024 },
  "gpt-5": {
    provider: "openai",
    firstTokenMs: 1900,
    tokensPerSecond: 74,
    cacheFromTokens: 1024,
    reasons: true,
  },
  "gpt-5-mini": {
    provider: "openai",
    firstTokenMs: 980,
    tokensPerSecond: 128,
    cacheFromTokens: 1024,
    reasons: true,
  },
  "claude-sonnet-4-5": {
    provider: "anthropic",
    firstTokenMs: 820,
    tokensPerSecond: 76,
    cacheFromTokens: 1024,
    cacheOutside: true,
  },
  "claude-haiku-4-5": {
    provider: "anthropic",
    firstTokenMs: 410,
    tokensPerSecond: 148,
    cacheFromTokens: 4096,
    cacheOutside: true,
  },
  "gemini-2.5-flash": { provider: "google", firstTokenMs: 390, tokensPerSecond: 205, cacheFromTokens: 2048 },
  "gemini-2.5-pro": { provider: "google", firstTokenMs: 2400, tokensPerSecond: 110, reasons: true },
  "mistral-large-latest": { provider: "mistral", firstTokenMs: 560, tokensPerSecond: 64 },
  "gpt-3.5-turbo-instruct": { provider: "openai", firstTokenMs: 300, tokensPerSecond: 130 },
  "ft:gpt-4o-mini-2024-07-18:northwick:wren-tone:B7kQ2xLm": {
    provider: "openai",
    firstTokenMs: 540,
    tokensPerSecond: 96,
  },
  "wren-distill-8b": { provider: "vllm", firstTokenMs: 120, tokensPerSecond: 160 },
} as const satisfies Record<string, ModelPace>;

export type DemoModel = keyof typeof modelPaces;

export function paceOf(model: DemoModel): ModelPace {
  return modelPaces[model];
}
