import type { LogType, Side } from "@/db/enums";

export type ChatMessage = { role: "system" | "user" | "assistant"; content: string };

/** A span as the application under observation lived it, before any door or wire format. Times are microseconds. */
export type WorkloadSpan = {
  traceId: string;
  spanId: string;
  parentId: string | null;
  name: string;
  logType: LogType;
  startMicros: number;
  endMicros: number;
  workflowName: string;
  path: string | null;
  customId: string | null;
  usage: Usage | null;
  failure: Failure | null;
  content: Content | null;
} & Pick<WorkloadTrace, "environment" | "customer" | "thread" | "metadata">;

export type Usage = {
  model: string;
  provider: string;
  promptTokens: number;
  completionTokens: number;
  cacheReadTokens: number | null;
  ttftMicros: number | null;
};

export type Failure = { errorClass: string; message: string; statusCode: number };

/** What a model call exchanged, or the text any other span took and gave. A failed call has no answer. */
export type Content =
  | { kind: "chat"; prompts: ChatMessage[]; answer: ChatMessage | null }
  | { kind: "text"; input: string; output: string | null };

/** Spans of one trace, each after its parent, and what all of them say. */
export type WorkloadTrace = {
  /** Which of the workload's organizations it belongs to, counted from 0. */
  organization: number;
  side: Side;
  /** A label of the client's own; null for the side's. */
  environment: string | null;
  customer: string | null;
  thread: string | null;
  metadata: Record<string, string>;
  spans: WorkloadSpan[];
};
