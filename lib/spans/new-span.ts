import type { LogMethod, LogType } from "@/db/enums";

/**
 * One span as a door understood it: only what was sent, in our units, nothing derived. An absent field was not
 * sent. Every door produces this and the writer takes nothing else.
 *
 * Instants and durations are whole microseconds (instants since the Unix epoch), money is whole nano-dollars
 * except unit prices, which are USD per one million tokens as the field writes them.
 */
export type NewSpan = {
  /** Ids as sent. Any string of 1–256 characters; 32 hex digits in any case are the OTel form. */
  traceId: string;
  spanId: string;
  /** The client's own `unique_id`, if it gave one. */
  uniqueId?: string;
  /** Absent, null and empty mean a root. */
  parentId?: string | null;

  name?: string;
  logType?: LogType;
  logMethod?: LogMethod;
  workflowName?: string;
  path?: string;
  /** The instrumentation scope over OTLP: decides how the tree reads missing parents. */
  scope?: string;
  model?: string;
  provider?: string;
  stream?: boolean;

  startMicros?: number;
  endMicros?: number;
  latencyMicros?: number;
  ttftMicros?: number;
  tokensPerSecond?: number;

  /** `promptTokens` includes cache reads; exclusive conventions (Anthropic's) are normalised before this point. */
  promptTokens?: number;
  completionTokens?: number;
  totalTokens?: number;
  reasoningTokens?: number;
  cacheReadTokens?: number;
  cacheWriteTokens?: number;
  /** Milliseconds of audio and characters of speech, where these are what is billed. */
  audioMs?: number;
  characters?: number;
  /** Whether cached tokens were inside or outside the input count as sent. */
  usageConvention?: "cache_inside" | "cache_outside";
  /** Set only where a convention's parser knows better than the log type. */
  ownsUsage?: boolean;

  costNanos?: number;
  promptUnitPrice?: number;
  completionUnitPrice?: number;
  cacheReadUnitPrice?: number;
  cacheWriteUnitPrice?: number;

  statusCode?: number;
  isError?: boolean;
  errorMessage?: string;
  errorClass?: string;
  errorCode?: string;

  /** The label as sent; whether it counts is decided against the key. */
  environment?: string;
  customer?: string;
  customerName?: string;
  customerEmail?: string;
  thread?: string;
  session?: string;
  traceGroup?: string;
  group?: string;
  customId?: string;

  promptId?: string;
  promptName?: string;
  promptVersion?: number;

  positiveFeedback?: boolean | null;
  pinned?: boolean;
  privacyFlag?: boolean;
  /** `disable_log`: content is dropped before anything is written, for the whole span and for good. */
  noLog?: boolean;

  /** Flat and filterable; keys ≤ 128 characters, ≤ 256 keys, values ≤ 4 KiB. */
  metadata?: Record<string, string>;
  /** Attributes nobody asked for: filterable like metadata, which wins, but dropped with the contents by `noLog`. */
  attributes?: Record<string, string>;
  /** What the door had to mend, in plain words. */
  warnings?: string[];

  content?: NewContent;
};

/** What a span carried. Strings stay as sent; anything else is JSON text. */
export type NewContent = {
  input?: string;
  output?: string;
  /** The remaining content fields by wire name (`tools`, `tool_calls`, `variables`, `full_request`, `temperature` …). */
  extras?: Record<string, unknown>;
};
