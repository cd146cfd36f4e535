import { generationTypes, type LogType } from "@/db/enums";
import type { Random } from "@/lib/demo/random";
import { logNormal, zipf } from "./draw";
import { containers, embeddingModel, failures, models } from "./names";
import type { ChatMessage, Content, Failure, Usage } from "./span";
import { passage } from "./text";

/** Characters of a span's input and output. */
export type Lengths = { input: number; output: number };

/** Input: median 1.5 KB, mean 2.7, one in a hundred above 19. Output: median 0.4 KB, mean 0.9. */
export function drawLengths(random: Random): Lengths {
  return { input: logNormal(random, 1_500, 1.09), output: logNormal(random, 400, 1.27) };
}

/** What JSON puts around each message beside its text. */
const messageFrame = 32;
const longestTurn = 1_500;

/** Text of the drawn lengths: a conversation for a model call, plain text for anything else. */
export function contentOf(random: Random, kind: LogType, lengths: Lengths, failed: boolean): Content {
  if (kind !== "chat") {
    const input = passage(random, lengths.input);
    return { kind: "text", input, output: failed ? null : passage(random, lengths.output) };
  }
  const turns = Math.min(9, Math.ceil(lengths.input / longestTurn));
  const prompts = Array.from({ length: turns }, (_, i): ChatMessage => {
    const fromEnd = turns - 1 - i;
    const role = fromEnd % 2 === 1 ? "assistant" : i === 0 && turns > 1 ? "system" : "user";
    return { role, content: passage(random, lengths.input / turns - messageFrame) };
  });
  const answer = passage(random, lengths.output - messageFrame);
  return { kind: "chat", prompts, answer: failed ? null : { role: "assistant", content: answer } };
}

const modelRank = zipf(models.length);
const charactersPerToken = 4;

export function usageOf(random: Random, kind: LogType, lengths: Lengths, micros: number): Usage | null {
  if (!generationTypes.includes(kind)) return null;
  const promptTokens = Math.ceil(lengths.input / charactersPerToken);
  if (kind === "embedding") {
    const [model, provider] = embeddingModel;
    return { model, provider, promptTokens, completionTokens: 0, cacheReadTokens: null, ttftMicros: null };
  }
  const [model, provider] = models[modelRank(random.next())] ?? ["gpt-4o", "openai"];
  return {
    model,
    provider,
    promptTokens,
    completionTokens: Math.ceil(lengths.output / charactersPerToken),
    cacheReadTokens: random.chance(0.3) ? Math.ceil(promptTokens / 2) : null,
    ttftMicros: random.chance(0.6) ? Math.round(micros * 0.3) : null,
  };
}

/** One span in twenty fails; those that only hold others do not themselves. */
export function failureOf(random: Random, kind: LogType): Failure | null {
  if (containers.includes(kind) || !random.chance(0.07)) return null;
  const [errorClass, message, statusCode] = random.pick(failures);
  return { errorClass, message, statusCode };
}
