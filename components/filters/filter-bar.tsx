"use client";

import { Popover } from "@base-ui/react/popover";
import { ListFilter } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { floatingSurface } from "@/components/ui/floating";
import { Kbd } from "@/components/ui/kbd";
import { type Field, type Filter, fieldNamed } from "@/lib/filters/define";
import { describeFilter } from "./describe";
import { FilterEditor } from "./filter-editor";
import { FilterInput } from "./filter-input";

type FilterBarProps<Key extends string> = {
  fields: readonly Field<Key>[];
  filters: readonly Filter<Key>[];
  onChange: (filters: Filter<Key>[]) => void;
};

/** The condition in the editor and where it goes: `index` of the chip it replaces, or the end. */
type Editing = { field: Field; filter: Filter; index: number | null };

/** The conditions as chips and an input to add one. `/` and `f` jump into it from anywhere on the page. */
export function FilterBar<Key extends string>({ fields, filters, onChange }: FilterBarProps<Key>) {
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const chips = useRef(new Map<number, HTMLElement>());
  const [editing, setEditing] = useState<Editing | null>(null);
  useFocusKeys(() => input.current?.focus());

  const put = (index: number | null, filter: Filter) => {
    // Every filter here was made from one of `fields`, so its field is one of their keys.
    const known = filter as Filter<Key>;
    onChange(withFilter(filters, index, known));
  };
  const remove = (index: number) => {
    onChange(filters.filter((_, i) => i !== index));
    input.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click on the empty part of the box means its input
    <div
      ref={box}
      onMouseDown={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        input.current?.focus();
      }}
      className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-0.5 rounded-md border border-line-control py-px pr-1.5 pl-2.5 focus-within:border-accent focus-within:outline-1 focus-within:outline-accent"
    >
      <ListFilter aria-hidden className="text-muted" />
      {filters.map((filter, index) => {
        const field = fieldNamed(fields, filter.field);
        if (!field) return null;
        const words = describeFilter(field, filter);
        return (
          <span
            key={`${filter.field}.${filter.mapKey ?? ""}.${filter.operator}`}
            ref={(element) => {
              if (element) chips.current.set(index, element);
              return () => {
                chips.current.delete(index);
              };
            }}
            className="flex max-w-80 min-w-0"
          >
            <Chip
              onOpen={() => setEditing({ field, filter, index })}
              onRemove={() => remove(index)}
              removeLabel={`Remove the filter ${words.name} ${words.operator} ${words.value}`}
            >
              <span className="text-muted">
                {words.name} {words.operator}
              </span>
              <span className="truncate font-mono">{words.value}</span>
            </Chip>
          </span>
        );
      })}
      <FilterInput
        fields={fields}
        anchor={box}
        input={input}
        hasFilters={filters.length > 0}
        onTakeBack={() => filters.length > 0 && remove(filters.length - 1)}
        onTake={({ field, filter, isComplete }) =>
          isComplete ? put(null, filter) : setEditing({ field, filter, index: null })
        }
      />
      {filters.length > 0 ? (
        <Button variant="quiet" size="sm" onClick={() => onChange([])}>
          Clear filters
        </Button>
      ) : (
        <Kbd className="max-sm:hidden">/</Kbd>
      )}
      <Popover.Root open={editing !== null} onOpenChange={(open) => open || setEditing(null)}>
        <Popover.Portal>
          <Popover.Positioner
            anchor={() => (editing?.index != null ? (chips.current.get(editing.index) ?? null) : box.current)}
            align="start"
            sideOffset={6}
            collisionPadding={8}
            className="z-40"
          >
            <Popover.Popup
              aria-label={editing ? `Filter by ${editing.field.label}` : "Filter"}
              finalFocus={input}
              className={classNames(floatingSurface, "max-h-(--available-height) overflow-y-auto p-3")}
            >
              {editing ? (
                <FilterEditor
                  field={editing.field}
                  filter={editing.filter}
                  onCancel={() => setEditing(null)}
                  onApply={(filter) => {
                    put(editing.index, filter);
                    setEditing(null);
                  }}
                />
              ) : null}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  );
}

/** Puts a condition in its place; one that asks the same of the same field joins it instead of standing twice. */
function withFilter<Key extends string>(
  filters: readonly Filter<Key>[],
  index: number | null,
  filter: Filter<Key>,
): Filter<Key>[] {
  const isTwin = (other: Filter, at: number) =>
    at !== index &&
    other.field === filter.field &&
    other.operator === filter.operator &&
    other.mapKey === filter.mapKey;
  const twin = filters.findIndex(isTwin);
  if (twin < 0)
    return index === null ? [...filters, filter] : filters.map((old, i) => (i === index ? filter : old));
  return filters.flatMap((old, i) =>
    i === index
      ? []
      : i === twin
        ? [{ ...old, values: [...new Set([...old.values, ...filter.values])] }]
        : [old],
  );
}

function useFocusKeys(focus: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target;
    if (
      event.defaultPrevented ||
      event.metaKey ||
      event.ctrlKey ||
      event.altKey ||
      !(target instanceof Element)
    )
      return;
    if (event.key !== "/" && event.key !== "f") return;
    if (
      target.matches("input, textarea, select, [contenteditable=true]") ||
      target.closest("[role=dialog], [role=menu], [role=listbox]")
    )
      return;
    event.preventDefault();
    focus();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
