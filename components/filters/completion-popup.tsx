"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import type { RefObject } from "react";
import { optionStyle } from "@/components/ui/floating";
import { Kbd } from "@/components/ui/kbd";
import type { Completion } from "./completion";
import { CompletionSurface } from "./completion-surface";
import { CountOf } from "./count-of";

type CompletionPopupProps = {
  box: RefObject<HTMLElement | null>;
  input: RefObject<HTMLInputElement | null>;
  completions: readonly Completion[];
  isExact: boolean;
  onTake: (completion: Completion) => void;
};

/** What the word at the caret may become: below the box, where the text begins. */
export function CompletionPopup({ box, input, completions, isExact, onTake }: CompletionPopupProps) {
  const place = () => ({
    getBoundingClientRect: () => {
      const around = box.current?.getBoundingClientRect() ?? new DOMRect();
      const text = input.current?.getBoundingClientRect() ?? around;
      return new DOMRect(text.x - 9, around.y, around.right - text.x, around.height);
    },
  });
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner
        anchor={place}
        align="start"
        sideOffset={6}
        collisionPadding={8}
        className="z-40"
      >
        <CompletionSurface className="flex max-h-[min(420px,var(--available-height))] w-100 max-w-(--available-width) flex-col">
          <Autocomplete.List className="min-h-0 overflow-y-auto p-1">
            {completions.map((completion, index) => (
              <Autocomplete.Item
                key={completion.id}
                value={completion}
                onClick={() => onTake(completion)}
                className={optionStyle}
              >
                <CompletionWords completion={completion} />
                {index === 0 ? <Kbd className="shrink-0">Tab</Kbd> : null}
                {completion.count === undefined ? (
                  <span className="ml-auto max-w-1/2 shrink-0 truncate pl-4 text-12 text-faint">
                    {completion.hint}
                  </span>
                ) : (
                  <CountOf count={completion.count} isExact={isExact} />
                )}
              </Autocomplete.Item>
            ))}
          </Autocomplete.List>
          <p
            aria-hidden
            className="flex shrink-0 items-center gap-3 overflow-hidden whitespace-nowrap border-t border-line px-3 py-1.5 text-12 text-faint"
          >
            <Hint keys={["↑", "↓"]}>move</Hint>
            <Hint keys={["Tab"]}>complete</Hint>
            <Hint keys={["↵"]}>apply</Hint>
            <span className="ml-auto flex items-center gap-1">
              <Kbd>"</Kbd>
              words in the text
            </span>
          </p>
        </CompletionSurface>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  );
}

function Hint({ keys, children }: { keys: readonly string[]; children: string }) {
  return (
    <span className="flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </span>
  );
}

/** The completion with what was typed of it marked. */
function CompletionWords({ completion: { label, typed } }: { completion: Completion }) {
  const at = typed === "" ? -1 : label.toLowerCase().indexOf(typed.toLowerCase());
  return (
    <span className="min-w-0 truncate font-mono text-12">
      {at < 0 ? (
        label
      ) : (
        <>
          {label.slice(0, at)}
          <span className="font-semibold text-accent">{label.slice(at, at + typed.length)}</span>
          {label.slice(at + typed.length)}
        </>
      )}
    </span>
  );
}
