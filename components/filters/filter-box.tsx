"use client";

import { CornerDownLeft, ListFilterPlus, Search, TextCursorInput, X } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from "react";
import { useHotkey } from "@/components/shell/hotkey";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import type { Expression, Field } from "@/lib/filters/define";
import { BuilderPopover } from "./builder-popover";
import { FilterChip } from "./filter-chip";
import { FilterInput } from "./filter-input";
import { ProblemLine } from "./problem-line";
import { useTextDraft } from "./use-text-draft";
import type { LoadValues } from "./values";

type FilterBoxProps<Key extends string> = {
  fields: readonly Field<Key>[];
  /** The conditions that are applied, joined by AND. */
  expressions: readonly Expression<Key>[];
  /** The text the address has instead, which does not read. */
  broken: string | null;
  onChange: (expressions: Expression<Key>[]) => void;
  load: LoadValues;
};

/** The chip in the builder, or a new one. */
type Editing = { index: number | null };

/**
 * What the list is filtered by: chips for what is applied, and text for what is being written. `/` goes to the text, `f` opens the builder;
 * Backspace at the start turns the last chip into text, ← goes to the chips.
 */
export function FilterBox<Key extends string>({
  fields,
  expressions,
  broken,
  onChange,
  load,
}: FilterBoxProps<Key>) {
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const draft = useTextDraft(fields, expressions, broken, onChange);
  const problemId = useId();
  const chips = expressions.slice(0, draft.kept);
  useHotkey("/", () => input.current?.focus());
  useHotkey("f", () => setEditing({ index: null }));

  const remove = (index: number) => {
    onChange(expressions.filter((_, at) => at !== index));
    // The chip behind moves into this one's place.
    if (index < chips.length - 1) focusChip(index);
    else input.current?.focus();
  };
  const chipElements = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-chip]") ?? [])];
  const focusChip = (index: number) => {
    const target = chipElements()[index]?.querySelector("button");
    target?.focus();
    return target !== undefined && target !== null;
  };
  const walkChips = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    if (event.target === input.current || !(event.target instanceof Element)) return;
    const chip = event.target.closest<HTMLElement>("[data-chip]");
    const at = chip ? chipElements().indexOf(chip) : -1;
    if (at < 0) return;
    event.preventDefault();
    if (!focusChip(at + (event.key === "ArrowLeft" ? -1 : 1)) && event.key === "ArrowRight")
      input.current?.focus();
  };

  const toInput = (event: MouseEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    input.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for keys of the chips inside
    <div
      ref={box}
      onKeyDown={walkChips}
      className="flex min-h-8 min-w-0 flex-1 items-start gap-1 rounded-md border border-line-control pr-1 pl-2.5 focus-within:border-accent focus-within:outline-1 focus-within:outline-accent"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click between the chips means the input */}
      <div onMouseDown={toInput} className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1.5 py-px">
        <Search aria-hidden className="shrink-0 text-muted" />
        {chips.map((expression, index) => (
          <FilterChip
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions may repeat; they have no identity but their place
            key={index}
            fields={fields}
            expression={expression}
            isOpen={editing?.index === index}
            onOpen={() => setEditing({ index })}
            onRemove={() => remove(index)}
          />
        ))}
        <FilterInput
          fields={fields}
          box={box}
          input={input}
          text={draft.text}
          problem={draft.problem}
          problemId={problemId}
          placeholder={
            chips.length > 0
              ? "Add a filter…"
              : "Search, or filter: model:gpt-4o* cost:>0.01 metadata.plan:pro -status:error"
          }
          load={load}
          onType={draft.type}
          onApply={draft.apply}
          onReset={draft.isDirty ? draft.reset : null}
          onBack={() => (draft.kept > 0 ? draft.pull(draft.kept - 1) : null)}
          onLeft={() => focusChip(draft.kept - 1)}
        />
        {draft.problem ? <ProblemLine id={problemId} problem={draft.problem} /> : null}
      </div>
      <div className="flex h-7.5 flex-none items-center">
        {draft.isDirty ? (
          <IconButton label="Apply" shortcut="↵" size="sm" onClick={() => draft.apply()}>
            <CornerDownLeft aria-hidden />
          </IconButton>
        ) : null}
        {chips.length > 0 ? (
          <IconButton
            label="Edit all as text"
            size="sm"
            onClick={() => {
              draft.pull(0);
              input.current?.focus();
            }}
          >
            <TextCursorInput aria-hidden />
          </IconButton>
        ) : null}
        <BuilderPopover
          key={editing?.index ?? "new"}
          fields={fields}
          load={load}
          expression={editing?.index == null ? null : (expressions[editing.index] ?? null)}
          isOpen={editing !== null}
          anchor={() => (editing?.index == null ? null : (chipElements()[editing.index] ?? null))}
          input={input}
          onOpen={() => setEditing({ index: null })}
          onClose={() => setEditing(null)}
          onApply={(built) => {
            const at = editing?.index ?? expressions.length;
            onChange([...expressions.slice(0, at), ...built, ...expressions.slice(at + 1)]);
            setEditing(null);
          }}
        >
          <ListFilterPlus aria-hidden />
        </BuilderPopover>
        {expressions.length > 0 || draft.isDirty ? (
          <IconButton
            label="Clear filters"
            size="sm"
            onClick={() => {
              draft.reset();
              onChange([]);
              input.current?.focus();
            }}
          >
            <X aria-hidden />
          </IconButton>
        ) : (
          <Kbd className="mr-1 ml-1 max-sm:hidden">/</Kbd>
        )}
      </div>
    </div>
  );
}
