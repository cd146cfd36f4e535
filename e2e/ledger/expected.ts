import type { LoadSpan } from "./conversation";
import type { WireNode, WireTrace } from "./wire-schemas";

/** USD per million tokens, as their vendors list them; nobody prices the third. */
const prices: Record<string, { prompt: number; completion: number } | undefined> = {
  "gpt-4o": { prompt: 2.5, completion: 10 },
  "gpt-4o-mini": { prompt: 0.15, completion: 0.6 },
};

/** The cost in whole nano-dollars; null when nobody can price it. */
function costOf({ model, promptTokens, completionTokens }: LoadSpan): number | null {
  const price = prices[model ?? ""];
  if (!price || promptTokens === null || completionTokens === null) return null;
  return Math.round((promptTokens * price.prompt + completionTokens * price.completion) * 1000);
}

/** Everything a reader is told of a span, in one line, from what was sent. */
export function lineOfSent(span: LoadSpan, root: LoadSpan): string {
  const { traceId, spanId, parentId, name, logType, startMs, endMs, model } = span;
  const { promptTokens, completionTokens, input, output } = span;
  const { customer, thread } = root;
  const usage = [model, promptTokens, completionTokens, costOf(span)];
  return JSON.stringify([
    traceId,
    spanId,
    parentId,
    name,
    logType,
    startMs,
    endMs,
    usage,
    customer,
    thread,
    input,
    output,
  ]);
}

/** The same line from what is read. */
export function lineOfRead(node: WireNode): string {
  const usage = [node.model, node.prompt_tokens, node.completion_tokens, nanosOf(node.cost)];
  return JSON.stringify([
    node.trace_unique_id,
    node.span_unique_id,
    node.span_parent_id,
    node.span_name,
    node.log_type,
    Date.parse(node.start_time),
    Date.parse(node.timestamp),
    usage,
    node.customer_identifier,
    node.thread_identifier,
    wordsOf(node.input),
    wordsOf(node.output),
  ]);
}

/** The sums of a trace that holds these spans: only its model calls own usage. */
export function totalsOf(spans: readonly LoadSpan[]) {
  const sum = (of: (span: LoadSpan) => number | null) =>
    spans.reduce((total, span) => total + (of(span) ?? 0), 0);
  return {
    span_count: spans.length,
    llm_call_count: spans.filter(({ logType }) => logType === "chat").length,
    total_prompt_tokens: sum((span) => span.promptTokens),
    total_completion_tokens: sum((span) => span.completionTokens),
    total_cost: sum(costOf),
  };
}

export function totalsRead({ span_tree: _, total_cost, ...counts }: WireTrace) {
  return { ...counts, total_cost: nanosOf(total_cost) };
}

function nanosOf(usd: number | null): number | null {
  return usd === null ? null : Math.round(usd * 1e9);
}

/** A conversation's text stands in messages, or is the text itself. */
function wordsOf(content: string | null): string | null {
  if (content === null || !/^[[{]/.test(content)) return content;
  const value: unknown = JSON.parse(content);
  const message: unknown = Array.isArray(value) ? value[0] : value;
  const isMessage = typeof message === "object" && message !== null && "content" in message;
  return isMessage ? String(message.content) : content;
}
