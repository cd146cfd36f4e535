import type { LogType } from "@/db/enums";
import type { Facts, Step } from "@/lib/demo/layout";
import { type Message, messageJson, messagesJson, messageTokens } from "@/lib/demo/messages";
import { type Failure, toolFailure } from "@/lib/demo/mishaps";
import { type DemoModel, paceOf } from "@/lib/demo/models";
import type { Random } from "@/lib/demo/random";
import { countTokens } from "@/lib/demo/tokens";

const json = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

export type ChatCall = {
  name: string;
  model: DemoModel;
  messages: readonly Message[];
  /** Absent when the call failed. */
  reply?: Message;
  failure?: Failure;
  tools?: readonly object[];
  stream?: boolean;
  temperature?: number;
  /** Tokens of the prompt that the provider saw a moment ago. */
  warmTokens?: number;
  facts?: Facts;
};

/** One call of a chat model: usage from the texts, latency from the model's pace and the length of the answer. */
export function chatStep(call: ChatCall, random: Random): Step & { promptTokens: number } {
  const pace = paceOf(call.model);
  const toolTokens = call.tools ? countTokens(JSON.stringify(call.tools)) : 0;
  const promptTokens = messageTokens(call.messages) + toolTokens;
  const reasoningTokens = pace.reasons && call.reply ? Math.round(random.around(260, 0.8) / 64) * 64 : 0;
  const completionTokens = call.reply ? messageTokens([call.reply]) - 5 + reasoningTokens : 0;
  const speed = random.around(pace.tokensPerSecond, 0.15) / 1000;
  // What is thought before the answer is waited for like everything before the first token.
  const firstTokenMs =
    random.around(pace.firstTokenMs + promptTokens * 0.012, 0.28) + reasoningTokens / speed;
  const totalMs = firstTokenMs + (completionTokens - reasoningTokens) / speed;

  const facts: Facts = {
    name: call.name,
    logType: "chat",
    model: call.model,
    provider: pace.provider,
    stream: call.stream ?? false,
    promptTokens: call.failure ? 0 : promptTokens,
    completionTokens,
    content: {
      input: messagesJson(call.messages),
      ...(call.reply ? { output: messageJson(call.reply) } : {}),
      extras: {
        ...(call.temperature === undefined ? {} : { temperature: call.temperature }),
        ...(call.tools ? { tools: call.tools, tool_choice: "auto" } : {}),
        ...(call.reply?.tool_calls ? { tool_calls: call.reply.tool_calls } : {}),
      },
    },
    ...call.failure,
    ...call.facts,
  };
  if (reasoningTokens > 0) facts.reasoningTokens = reasoningTokens;
  if (call.reply && call.stream) facts.ttftMicros = Math.round(firstTokenMs * 1000);
  if (call.reply) Object.assign(facts, cacheFacts(call, promptTokens));
  return { facts, ownMs: call.failure ? failedAfter(call.failure, random) : totalMs, promptTokens };
}

/** A timeout takes as long as the client waits, a refusal comes at once. */
function failedAfter(failure: Failure, random: Random): number {
  return failure.statusCode === 408 ? random.around(30_000, 0.01) : random.around(340);
}

function cacheFacts(call: ChatCall, promptTokens: number): Facts {
  const { cacheFromTokens, cacheOutside } = paceOf(call.model);
  if (!cacheFromTokens || promptTokens < cacheFromTokens) return {};
  const warm = Math.min(call.warmTokens ?? 0, promptTokens);
  if (cacheOutside) {
    return {
      usageConvention: "cache_outside",
      cacheReadTokens: warm,
      cacheWriteTokens: Math.max(0, promptTokens - warm - 24),
    };
  }
  return warm < cacheFromTokens ? {} : { cacheReadTokens: Math.floor(warm / 128) * 128 };
}

export type ToolUse = {
  name: string;
  input: unknown;
  output?: unknown;
  ms: number;
  failure?: Failure;
  facts?: Facts;
  children?: Step[];
};

/** A step that calls no model: a tool, a task, a guardrail, a handoff. */
export function plainStep(logType: LogType, use: ToolUse): Step {
  return {
    facts: {
      name: use.name,
      logType,
      content: {
        input: json(use.input),
        ...(use.output === undefined ? {} : { output: json(use.output) }),
      },
      ...use.failure,
      ...use.facts,
    },
    ownMs: use.ms,
    ...(use.children ? { children: use.children } : {}),
  };
}

export function toolStep(use: ToolUse): Step {
  return plainStep("tool", use);
}

/** The same tool failing as tools do; its caller usually tries again. */
export function toolFailureStep(use: Pick<ToolUse, "name" | "input">, random: Random): Step {
  return toolStep({ ...use, ...toolFailure(random) });
}

/** An agent, a workflow or a task around its children. */
export function groupStep(
  logType: "workflow" | "agent" | "task",
  group: Omit<ToolUse, "ms" | "children"> & { ms?: number; children: Step[]; together?: boolean },
): Step {
  const step = plainStep(logType, { ...group, ms: group.ms ?? 6 });
  return group.together ? { ...step, together: true } : step;
}

/** Texts turned into vectors, of which the log keeps the beginning, as the SDK does. */
export function embeddingStep(
  name: string,
  texts: readonly string[],
  random: Random,
  facts: Facts = {},
): Step {
  const vector = () => Array.from({ length: 12 }, () => Math.round((random.next() - 0.5) * 0.16 * 1e6) / 1e6);
  const promptTokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  const shown = texts.slice(0, 4).map(vector);
  return {
    facts: {
      name,
      logType: "embedding",
      model: "text-embedding-3-small",
      provider: "openai",
      promptTokens,
      completionTokens: 0,
      content: {
        input: texts.length === 1 ? (texts[0] ?? "") : JSON.stringify(texts),
        output: JSON.stringify(texts.length === 1 ? shown[0] : shown),
        extras: { dimensions: 1536, encoding_format: "float" },
      },
      ...facts,
    },
    ownMs: random.around(70 + promptTokens * 0.05, 0.4),
  };
}
