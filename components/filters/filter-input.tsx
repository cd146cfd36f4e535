"use client";

import { Combobox } from "@base-ui/react/combobox";
import { type RefObject, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { floatingSurface, optionStyle } from "@/components/ui/floating";
import { Kbd } from "@/components/ui/kbd";
import type { Field, Kind } from "@/lib/filters/define";
import { describeFilter } from "./describe";
import { type Suggestion, suggest } from "./suggest";

type FilterInputProps = {
  fields: readonly Field[];
  /** The box the list lines up with. */
  anchor: RefObject<HTMLElement | null>;
  input: RefObject<HTMLInputElement | null>;
  hasFilters: boolean;
  onTake: (suggestion: Suggestion) => void;
  /** Backspace in the empty input. */
  onTakeBack: () => void;
};

const kindWords: Readonly<Record<Kind, string>> = {
  enum: "one of a list",
  text: "text",
  id: "an id",
  number: "a number",
  boolean: "yes or no",
  map: "key and value",
  score: "evaluator and number",
  content: "words",
};

/** Type a field, a value or a whole condition; the list says what it would mean. */
export function FilterInput({ fields, anchor, input, hasFilters, onTake, onTakeBack }: FilterInputProps) {
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const suggestions = suggest(fields, typed);
  return (
    <Combobox.Root
      items={suggestions}
      filter={null}
      value={null}
      inputValue={typed}
      onInputValueChange={(value, { reason }) => {
        if (reason !== "item-press") setTyped(value);
      }}
      open={isOpen}
      onOpenChange={setOpen}
      autoHighlight
      itemToStringLabel={(suggestion: Suggestion) => suggestion.field.label}
      onValueChange={(suggestion: Suggestion | null) => {
        if (!suggestion) return;
        setTyped("");
        setOpen(false);
        onTake(suggestion);
      }}
    >
      <Combobox.Input
        ref={input}
        aria-label="Add a filter"
        placeholder={hasFilters ? "Add a filter…" : "Filter by model, status, customer, metadata…"}
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key === "Backspace" && typed === "") onTakeBack();
          if (event.key === "Escape" && !isOpen) event.currentTarget.blur();
        }}
        className="h-7 min-w-32 flex-1 bg-transparent text-13 outline-none"
      />
      <Combobox.Portal>
        <Combobox.Positioner
          anchor={anchor}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-40"
        >
          <Combobox.Popup
            className={classNames(
              floatingSurface,
              "flex max-h-[min(420px,var(--available-height))] w-100 flex-col",
            )}
          >
            <Combobox.Empty className="px-3 py-2.5 text-muted empty:hidden">
              Nothing can be filtered by that.
            </Combobox.Empty>
            <Combobox.List className="min-h-0 overflow-y-auto p-1 empty:hidden">
              {(suggestion: Suggestion) => (
                <Combobox.Item key={suggestion.id} value={suggestion} className={optionStyle}>
                  <SuggestionWords suggestion={suggestion} />
                </Combobox.Item>
              )}
            </Combobox.List>
            <p className="flex items-center gap-3 border-t border-line px-3 py-1.5 text-12 text-faint">
              <span className="flex items-center gap-1">
                <Kbd>↑</Kbd>
                <Kbd>↓</Kbd>
                move
              </span>
              <span className="flex items-center gap-1">
                <Kbd>↵</Kbd>
                take
              </span>
              <span className="ml-auto font-mono text-11">metadata.plan=pro</span>
            </p>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function SuggestionWords({ suggestion: { field, filter, isComplete } }: { suggestion: Suggestion }) {
  const { name, operator, value } = describeFilter(field, filter);
  if (!isComplete) {
    return (
      <>
        <span className="truncate">{name}</span>
        <span className="ml-auto truncate pl-4 text-12 text-faint">
          {field.values ? field.values.slice(0, 3).join(", ") : kindWords[field.kind]}
        </span>
      </>
    );
  }
  return (
    <span className="min-w-0 truncate">
      {name} <span className="text-muted">{operator}</span> <span className="font-mono text-12">{value}</span>
    </span>
  );
}
