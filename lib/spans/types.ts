import type { LogMethod, LogType, PriceRule, Side, Status } from "@/db/enums";
import type { Snippet } from "./snippet";

/** A row of the Logs list: everything but contents, plus the first words of them. */
export type SpanRow = {
  /** Our time-ordered UUIDv7: key and cursor. */
  id: string;
  /** `unique_id` on the wire and in page URLs. */
  publicId: string;
  traceId: string;
  spanId: string;
  parentId: string | null;
  name: string | null;
  workflowName: string | null;
  logType: LogType;
  model: string | null;
  provider: string | null;
  /** ISO 8601 with microseconds, UTC. */
  startTime: string;
  endTime: string;
  /** Null when the client measured nothing: it sent no latency and at most one moment. */
  latencyMs: number | null;
  ttftMs: number | null;
  tokensPerSecond: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  totalTokens: number | null;
  reasoningTokens: number | null;
  cacheReadTokens: number | null;
  cacheWriteTokens: number | null;
  /** Nobody reported usage: the tokens, and with them the cost, were counted from the content. */
  tokensEstimated: boolean;
  /** They are still to be counted. */
  estimatePending: boolean;
  ownsUsage: boolean;
  costNanos: number | null;
  priceRule: PriceRule | null;
  statusCode: number;
  status: Status;
  errorMessage: string | null;
  side: Side;
  environment: string;
  customer: string | null;
  thread: string | null;
  session: string | null;
  traceGroup: string | null;
  group: string | null;
  customId: string | null;
  metadata: Record<string, string>;
  pinned: boolean;
  positiveFeedback: boolean | null;
  inputPreview: string | null;
  outputPreview: string | null;
  /** Where the words of a search stand in it; only lists that were searched have it. */
  snippet?: Snippet;
};

/** One span in full. */
export type SpanDetail = SpanRow & {
  receivedAt: string;
  path: string | null;
  scope: string | null;
  logMethod: LogMethod;
  stream: boolean | null;
  promptId: string | null;
  promptName: string | null;
  promptVersion: number | null;
  apiKeyId: number | null;
  /** The name of the key it was sent with; null without a key. */
  apiKeyName: string | null;
  errorClass: string | null;
  errorCode: string | null;
  warnings: string[];
  noLog: boolean;
  /** Milliseconds of audio and characters of speech, where these are what is billed. */
  audioMs: number | null;
  characters: number | null;
  /** The row of `prices` its cost was computed with; null when the span brought its own cost or prices. */
  priceId: number | null;
  privacyFlag: boolean;
  inherited: { customer: boolean; thread: boolean; session: boolean; traceGroup: boolean };
  input: string | null;
  output: string | null;
  extras: Record<string, unknown>;
};

/** A page of a list and where the next one begins; `next` is null at the end. */
export type Page<Row> = { rows: Row[]; next: string | null };

/** A page of the list of spans. Cursors are opaque and belong to one list. */
export type SpanPage = {
  rows: SpanRow[];
  /** Where the rows behind this page begin; null at the end of the list. */
  next: string | null;
  /** Where the rows before it end; null at the beginning of the list. */
  previous: string | null;
  /**
   * ISO 8601 instant: the time ran out before the page was full, and spans were searched up to there. `next` (or
   * `previous`) goes on. In an order by an amount that has no index the order holds among the spans since then, and
   * there is no going on.
   */
  searchedTo: string | null;
  /** The same in an order by an amount: searched up to spans of that much, in the unit of the row. */
  searchedAmount: number | null;
};

/** A span of a trace: what the tree is built and drawn from. */
export type TraceSpanRow = SpanRow & { path: string | null; scope: string | null };

/** What a trace is and sums up to. Totals count owned usage only. */
export type TraceTotals = {
  /** As sent. */
  traceId: string;
  /** The earliest root's name; null until a root has arrived. */
  name: string | null;
  side: Side;
  environment: string;
  startTime: string;
  endTime: string;
  durationMs: number;
  spanCount: number;
  llmCallCount: number;
  errorCount: number;
  costNanos: number;
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  customer: string | null;
  thread: string | null;
  session: string | null;
  traceGroup: string | null;
  /** The root's. */
  metadata: Record<string, string>;
};

export type TraceSpans = { trace: TraceTotals; spans: TraceSpanRow[] };
