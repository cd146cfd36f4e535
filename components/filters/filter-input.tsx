"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Field } from "@/lib/filters/define";
import { type TextProblem, tokenAt } from "@/lib/filters/text";
import { completionsOf, questionOf, withCompletion } from "./complete";
import type { Completion } from "./completion";
import { CompletionPopup } from "./completion-popup";
import { useClosedAway } from "./completion-surface";
import { ProblemMark } from "./problem-mark";
import { useCaret } from "./use-caret";
import { useValues } from "./use-values";
import type { LoadValues } from "./values";

type FilterInputProps = {
  fields: readonly Field[];
  box: RefObject<HTMLElement | null>;
  input: RefObject<HTMLInputElement | null>;
  text: string;
  problem: TextProblem | null;
  problemId: string;
  placeholder: string;
  load: LoadValues;
  onType: (text: string) => void;
  /** Applies the text (or another one); answers what does not read. */
  onApply: (text?: string) => TextProblem | null;
  /** Esc: gives up what is not applied. Null when there is nothing to give up. */
  onReset: (() => void) | null;
  /** Backspace with nothing before the caret: answers where the caret goes, null when nothing happened. */
  onBack: () => number | null;
  /** ← with nothing before the caret: answers whether the focus went somewhere. */
  onLeft: () => boolean;
};

const growsUntil = 400;

/** Text that is typed, with completion of fields, operators and real values. Tab completes, Enter applies. */
export function FilterInput({
  fields,
  box,
  input,
  text,
  problem,
  problemId,
  placeholder,
  load,
  onType,
  onApply,
  onReset,
  onBack,
  onLeft,
}: FilterInputProps) {
  const [isOpen, setOpen] = useState(false);
  const caret = useCaret(input, text);
  const highlighted = useRef<Completion | undefined>(undefined);
  const token = tokenAt(fields, text, caret.at);
  const answer = useValues(load, isOpen ? questionOf(fields, token) : null);
  const completions = isOpen ? completionsOf(fields, token, answer) : [];

  const isShown = isOpen && completions.length > 0;
  const actions = useClosedAway(isShown);

  const adopt = useEffectEvent(() => {
    const early = input.current?.value ?? "";
    if (early === "" || early === text) return;
    onType(early);
    setOpen(document.activeElement === input.current);
  });
  // Who types before the page has come to life loses nothing.
  useEffect(() => adopt(), []);

  const apply = (whole?: string) => {
    const wrong = onApply(whole);
    setOpen(false);
    if (wrong) caret.select(wrong.at, wrong.at + wrong.length);
  };
  const take = (completion: Completion, thenApply: boolean) => {
    const next = withCompletion(text, token, completion);
    if (thenApply && completion.isWhole) {
      apply(next.text.trim());
      return;
    }
    caret.select(next.caret, next.caret);
    onType(next.text);
    setOpen(true);
  };
  const press = (event: KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler: () => void }) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const isAtStart = selectionStart === 0 && selectionEnd === 0;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.nativeEvent.isComposing;
    if (event.key === "Tab" && isPlain && !event.shiftKey) {
      const [first] = completions;
      const chosen = highlighted.current ?? first;
      if (!chosen || !isOpen) return;
      event.preventDefault();
      event.preventBaseUIHandler();
      take(chosen, false);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      if (isOpen && highlighted.current) return;
      event.preventDefault();
      event.preventBaseUIHandler();
      apply();
    } else if (event.key === "Escape") {
      event.preventBaseUIHandler();
      event.stopPropagation();
      if (isShown) setOpen(false);
      else if (onReset) onReset();
      else event.currentTarget.blur();
    } else if (event.key === "Backspace" && isAtStart && isPlain) {
      const pulled = onBack();
      if (pulled === null) return;
      // Else it would take a letter of what just came.
      event.preventDefault();
      caret.select(pulled, pulled);
    } else if (event.key === "ArrowLeft" && isAtStart && isPlain && !event.shiftKey) {
      if (onLeft()) event.preventDefault();
    }
    // Home and End belong to the text, with Shift too.
    else if (event.key === "Home" || event.key === "End") event.preventBaseUIHandler();
  };

  return (
    <Autocomplete.Root
      mode="none"
      items={completions}
      itemToStringValue={(completion: Completion) => completion.label}
      value={text}
      onValueChange={(value, { reason }) => {
        if (reason === "input-change") onType(value);
      }}
      actionsRef={actions}
      open={isShown}
      onOpenChange={(open, { reason }) => {
        // What was taken says itself whether more can be completed.
        if (open || (reason !== "input-clear" && reason !== "item-press")) setOpen(open);
      }}
      onItemHighlighted={(completion: Completion | undefined) => {
        highlighted.current = completion;
      }}
      openOnInputClick
    >
      <div
        className="relative min-w-32 flex-1 font-mono text-12 leading-7"
        style={
          text === "" ? undefined : { minWidth: `min(100%, ${Math.min(text.length + 2, growsUntil)}ch)` }
        }
      >
        {problem ? <ProblemMark text={text} problem={problem} input={input} /> : null}
        <Autocomplete.Input
          ref={input}
          aria-label="Filter"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? problemId : undefined}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          dir="ltr"
          onKeyDown={press}
          onSelect={caret.follow}
          className="relative h-7 w-full bg-transparent outline-none placeholder:font-sans placeholder:text-13"
        />
      </div>
      <CompletionPopup
        box={box}
        input={input}
        completions={completions}
        isExact={answer?.isExact ?? false}
        onTake={(completion) => take(completion, true)}
      />
    </Autocomplete.Root>
  );
}
