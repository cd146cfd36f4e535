"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { type ClipboardEvent, useState } from "react";
import { optionStyle } from "@/components/ui/floating";
import { Input } from "@/components/ui/input";
import { CompletionSurface, useClosedAway } from "./completion-surface";
import { CountOf } from "./count-of";
import { useValues } from "./use-values";
import type { CountedValue, LoadValues } from "./values";

type SuggestInputProps = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  load: LoadValues;
  /** What is completed: the values of a field, of a key in it, or (of a field with keys, without one) the keys. */
  field: string;
  mapKey?: string;
  maxLength: number;
  autoFocus?: boolean;
  onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
  className?: string;
};

/** A text field that offers what spans really have, with counts. Anything else may be typed as well. */
export function SuggestInput({
  label,
  value,
  onChange,
  load,
  field,
  mapKey,
  className,
  ...input
}: SuggestInputProps) {
  const [isOpen, setOpen] = useState(false);
  const answer = useValues(load, isOpen ? { field, mapKey, prefix: value } : null);
  const offered = answer?.values.filter((one) => one.value !== value) ?? [];
  const isShown = isOpen && offered.length > 0;
  const actions = useClosedAway(isShown);
  return (
    <Autocomplete.Root
      actionsRef={actions}
      mode="none"
      items={offered}
      itemToStringValue={(offer: CountedValue) => offer.value}
      value={value}
      onValueChange={onChange}
      open={isShown}
      onOpenChange={setOpen}
      openOnInputClick
    >
      <Autocomplete.Input
        render={<Input mono className={className} />}
        aria-label={label}
        spellCheck={false}
        onFocus={() => setOpen(true)}
        {...input}
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <CompletionSurface className="max-h-[min(280px,var(--available-height))] min-w-(--anchor-width) max-w-90 overflow-y-auto p-1">
            <Autocomplete.List>
              {(offer: CountedValue) => (
                <Autocomplete.Item
                  key={offer.value}
                  value={offer}
                  onClick={() => onChange(offer.value)}
                  className={optionStyle}
                >
                  <span className="min-w-0 truncate font-mono text-12">{offer.value}</span>
                  <CountOf count={offer.count} isExact={answer?.isExact ?? false} />
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </CompletionSurface>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
