"use client";

import { Popover } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { classNames } from "@/components/ui/class-names";
import { floatingSurface } from "@/components/ui/floating";
import { IconButton } from "@/components/ui/icon-button";
import type { Expression, Field } from "@/lib/filters/define";
import { describeExpression } from "./describe";
import { FilterBuilder } from "./filter-builder";
import type { LoadValues } from "./values";

type BuilderPopoverProps<Key extends string> = {
  fields: readonly Field<Key>[];
  load: LoadValues;
  /** The condition being edited; null for a new one. */
  expression: Expression<Key> | null;
  isOpen: boolean;
  /** The chip it belongs to; the button when there is none. */
  anchor: () => Element | null;
  /** Gets the focus after a new condition was built. */
  input: RefObject<HTMLElement | null>;
  onOpen: () => void;
  onClose: () => void;
  onApply: (expressions: Expression<Key>[]) => void;
  children: ReactNode;
};

/** The button that opens the builder, and the builder, beside the chip it edits. */
export function BuilderPopover<Key extends string>({
  fields,
  load,
  expression,
  isOpen,
  anchor,
  input,
  onOpen,
  onClose,
  onApply,
  children,
}: BuilderPopoverProps<Key>) {
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => (open ? onOpen() : onClose())}>
      <Popover.Trigger
        // What opened the builder of a chip is the chip.
        render={(props) => (
          <IconButton
            {...props}
            {...(expression ? { "data-popup-open": undefined, "aria-expanded": false } : {})}
            label="Build a filter"
            shortcut="f"
            size="sm"
          >
            {children}
          </IconButton>
        )}
      />
      <Popover.Portal>
        <Popover.Positioner
          anchor={expression ? anchor : undefined}
          align={expression ? "start" : "end"}
          sideOffset={6}
          collisionPadding={8}
          className="z-40"
        >
          <Popover.Popup
            finalFocus={() => (expression && anchor()?.querySelector("button")) || input.current}
            aria-label={
              expression ? `Edit the filter ${describeExpression(fields, expression)}` : "Build a filter"
            }
            className={classNames(floatingSurface, "max-h-(--available-height) overflow-y-auto p-3")}
          >
            <FilterBuilder
              fields={fields}
              expression={expression}
              load={load}
              onApply={onApply}
              onCancel={onClose}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
