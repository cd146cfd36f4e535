import type { Random } from "./random";

/** One span of the load, as its application means it. Times are epoch milliseconds. */
export type LoadSpan = {
  traceId: string;
  spanId: string;
  parentId: string | null;
  name: string;
  logType: "workflow" | "chat" | "tool";
  startMs: number;
  endMs: number;
  model: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  input: string;
  output: string;
  /** Whose conversation it is; said by the root alone. */
  customer: string | null;
  thread: string | null;
};

const words = [
  "refund",
  "invoice",
  "Zürich",
  "🛰️ orbit",
  "tomorrow",
  "\\n",
  '"quoted"',
  "naïve",
  "42",
  "天气",
  "the",
] as const;
const models = ["gpt-4o", "gpt-4o-mini", "house-model"] as const;

/** A trace as an agent makes it: a workflow, below it model calls, and tools below those. */
export function conversationOf(random: Random): [root: LoadSpan, ...others: LoadSpan[]] {
  const traceId = random.hex(16);
  const startMs = Date.now() - 5_000 - random.below(60_000);
  const text = () => Array.from({ length: 8 + random.below(60) }, () => random.pick(words)).join(" ");
  const spanOf = (logType: LoadSpan["logType"], parentId: string | null): LoadSpan => {
    const isCall = logType === "chat";
    const start = startMs + random.below(2_000);
    return {
      traceId,
      spanId: random.hex(8),
      parentId,
      name: `${logType}.${random.pick(["plan", "answer", "look_up"])}`,
      logType,
      startMs: start,
      endMs: start + random.below(2_000),
      model: isCall ? random.pick(models) : null,
      promptTokens: isCall ? random.below(3_000) : null,
      completionTokens: isCall ? random.below(800) : null,
      input: isCall ? text() : JSON.stringify({ question: text() }),
      output: isCall ? text() : JSON.stringify({ answer: text() }),
      customer: null,
      thread: null,
    };
  };
  const root = {
    ...spanOf("workflow", null),
    customer: `customer ${random.below(50)}`,
    thread: `thread ${random.below(300)}`,
  };
  const others: LoadSpan[] = [];
  for (let call = 1 + random.below(4); call > 0; call -= 1) {
    const chat = spanOf("chat", root.spanId);
    others.push(chat);
    for (let tool = random.below(3); tool > 0; tool -= 1) others.push(spanOf("tool", chat.spanId));
  }
  return [root, ...others];
}
