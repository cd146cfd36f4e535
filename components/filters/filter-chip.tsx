"use client";

import type { KeyboardEvent } from "react";
import { Chip } from "@/components/ui/chip";
import { Tooltip } from "@/components/ui/tooltip";
import type { Expression, Field } from "@/lib/filters/define";
import { describeExpression } from "./describe";
import { ExpressionWords } from "./expression-words";

/** What a chip can show of a long group; the rest is in its tooltip and its builder. */
const shownCharacters = 60;

type FilterChipProps = {
  fields: readonly Field[];
  expression: Expression;
  /** Its builder is open. */
  isOpen: boolean;
  onOpen: () => void;
  onRemove: () => void;
};

/** A condition or group that is applied. Enter opens it, Delete takes it away, ← and → walk the chips. */
export function FilterChip({ fields, expression, isOpen, onOpen, onRemove }: FilterChipProps) {
  const words = describeExpression(fields, expression);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    onRemove();
  };
  return (
    <Tooltip
      label={<span className="line-clamp-6 break-words">{words}</span>}
      disabled={words.length <= shownCharacters}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for keys of the buttons inside */}
      <span data-chip onKeyDown={press} className="flex h-7 min-w-0 max-w-100 items-center">
        <Chip
          onOpen={onOpen}
          onRemove={onRemove}
          removeLabel={`Remove the filter ${words}`}
          className={isOpen ? "outline-1 outline-accent" : undefined}
        >
          <ExpressionWords fields={fields} expression={expression} />
        </Chip>
      </span>
    </Tooltip>
  );
}
