import { useState } from "react";
import type { Expression, Field } from "@/lib/filters/define";
import { parseText, printText, type TextProblem } from "@/lib/filters/text";
import { withConditions } from "./with-conditions";

type TextDraft = {
  text: string;
  /** How many of the conditions stand as chips; the later ones are in the text. */
  kept: number;
  /** What does not read, from the moment someone wanted to apply it until it is mended. */
  problem: TextProblem | null;
  /** There is something to apply or to take back. */
  isDirty: boolean;
  type: (text: string) => void;
  /** Turns the chips from this one on into text that can be edited; answers where that text ends. */
  pull: (from: number) => number;
  /** Applies the text, or says what does not read. */
  apply: (text?: string) => TextProblem | null;
  reset: () => void;
};

type State = { base: string; text: string; pulled: number; isTried: boolean };

/** What is typed into the search box and not applied yet. Conditions that change elsewhere win over chips turned into text. */
export function useTextDraft<Key extends string>(
  fields: readonly Field<Key>[],
  expressions: readonly Expression<Key>[],
  broken: string | null,
  onChange: (expressions: Expression<Key>[]) => void,
): TextDraft {
  const base = broken !== null ? `!${broken}` : printText(fields, expressions);
  const fresh = (): State => ({ base, text: broken ?? "", pulled: 0, isTried: broken !== null });
  const [held, setState] = useState(fresh);
  let state = held;
  if (held.base !== base) {
    const survives = broken === null && held.pulled === 0 && !held.base.startsWith("!");
    state = survives ? { ...held, base } : fresh();
    setState(state);
  }
  const kept = expressions.length - state.pulled;
  const read = state.isTried ? parseText(fields, state.text) : null;

  return {
    text: state.text,
    kept,
    problem: read && !read.ok ? read.problem : null,
    isDirty: state.text.trim() !== "" || state.pulled > 0,
    type: (text) => setState({ ...state, text }),
    pull: (from) => {
      const pulled = printText(fields, expressions.slice(from, kept));
      const text = [pulled, state.text].filter(Boolean).join(" ");
      setState({ ...state, pulled: expressions.length - from, text });
      return pulled.length;
    },
    apply: (text = state.text) => {
      const typed = parseText(fields, text);
      if (!typed.ok) {
        setState({ ...state, text, isTried: true });
        return typed.problem;
      }
      const chips = expressions.slice(0, kept);
      const next =
        state.pulled > 0 ? [...chips, ...typed.expressions] : withConditions(chips, typed.expressions);
      setState({ base, text: "", pulled: 0, isTried: false });
      if (printText(fields, next) !== base) onChange(next);
      return null;
    },
    reset: () => setState(broken !== null ? fresh() : { base, text: "", pulled: 0, isTried: false }),
  };
}
