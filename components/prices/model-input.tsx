"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { floatingSurface, optionStyle } from "@/components/ui/floating";
import { Input } from "@/components/ui/input";
import { useModelNames } from "./use-model-names";

/** A model's id: any text; those of stored spans and of the catalogue are offered while typing. Wired by its `Field`. */
export function ModelInput({
  value,
  onChange,
  autoFocus,
}: {
  value: string;
  onChange: (value: string) => void;
  autoFocus: boolean;
}) {
  const names = useModelNames();
  const [isOpen, setOpen] = useState(false);
  const typed = value.trim().toLowerCase();
  const offered = names.filter((name) => name.toLowerCase().includes(typed) && name !== value).slice(0, 40);
  return (
    <Autocomplete.Root
      items={offered}
      filter={null}
      value={value}
      onValueChange={onChange}
      // An open list takes the rest of the page from screen readers, which an empty one must not.
      open={isOpen && offered.length > 0}
      onOpenChange={setOpen}
    >
      <Autocomplete.Input
        render={<Input mono autoFocus={autoFocus} spellCheck={false} placeholder="my-model-v2" />}
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <Autocomplete.Popup
            className={classNames(
              floatingSurface,
              "max-h-[min(280px,var(--available-height))] overflow-y-auto",
            )}
          >
            <Autocomplete.List className="w-(--anchor-width) min-w-60 p-1">
              {(name: string) => (
                <Autocomplete.Item key={name} value={name} className={optionStyle}>
                  <span className="truncate font-mono text-12">{name}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
