import { serve } from "@/lib/workers/serve";
import { countTokens } from "./count";
import type { CountAnswer, CountTask } from "./counting";
import { type Countable, countableOf } from "./span-text";

function total({ texts, structure }: Countable): number {
  return texts.reduce((sum, text) => sum + countTokens(text), structure);
}

function countSpan({ extras, ...span }: CountTask): CountAnswer {
  try {
    // Written by deriveContents from an object.
    const sent = extras === null ? {} : (JSON.parse(extras) as Record<string, unknown>);
    const { prompt, completion } = countableOf({ ...span, extras: sent });
    return { promptTokens: total(prompt), completionTokens: total(completion) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

serve<CountTask[], CountAnswer[]>((spans) => [spans.map(countSpan)]);
