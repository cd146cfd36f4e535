import type { BodyOptions } from "../otlp/bodies";

/** What the sending process is to do. */
export type Job = Omit<BodyOptions, "seed" | "spans"> & {
  url: string;
  apiKey: string;
  /** Requests under way at any time, each on a connection of its own. */
  senders: number;
  warmUpSeconds: number;
  seconds: number;
  /** Added to the present for the spans' times. */
  shiftMs: number;
};

/** What it sends its parent, in this order. */
export type Message =
  | { kind: "ready"; requestBytes: number }
  /** Warmed up: the clock runs from here. */
  | { kind: "measuring" }
  | ({ kind: "done" } & Sent)
  | { kind: "failed"; reason: string };

export type Sent = {
  seconds: number;
  /** Answered while the clock ran. */
  spans: number;
  /** All that were ever answered, warm-up included. */
  acknowledged: number;
  /** Milliseconds from the first byte sent to the last one received, and when since the clock began. */
  answers: { took: number; at: number; spans: number }[];
  cpuSeconds: number;
};
