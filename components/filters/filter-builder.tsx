"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Expression, Field } from "@/lib/filters/define";
import { ConditionGroup } from "./condition-group";
import {
  changed,
  type DraftGroup,
  draftOf,
  emptyFilter,
  expressionOf,
  groupOf,
  isGroup,
  rowOf,
} from "./draft";
import { readRange } from "./range";
import type { LoadValues } from "./values";

type FilterBuilderProps<Key extends string> = {
  fields: readonly Field<Key>[];
  /** The chip being edited; null for a new one. */
  expression: Expression<Key> | null;
  load: LoadValues;
  onApply: (expressions: Expression<Key>[]) => void;
  onCancel: () => void;
};

/** Conditions and groups of them, put together without knowing the language of the search box. */
export function FilterBuilder<Key extends string>({
  fields,
  expression,
  load,
  onApply,
  onCancel,
}: FilterBuilderProps<Key>) {
  const [root, setRoot] = useState(() => firstDraft(fields, expression));
  const built = expressionOf(fields, root);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!built) return;
    // Every field here is one of `fields`, so its name is one of their keys.
    const conditions = ("all" in built && !readRange(built) ? built.all : [built]) as Expression<Key>[];
    onApply(conditions);
  };
  return (
    <form onSubmit={apply} className="grid w-150 max-w-(--available-width) gap-3">
      <ConditionGroup
        fields={fields}
        group={root}
        depth={0}
        lead="Meets"
        onChange={(id, change) => setRoot((current) => changed(current, id, change))}
        load={load}
        isFirst
      />
      <div className="flex items-center justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" disabled={!built}>
          Apply
        </Button>
      </div>
    </form>
  );
}

/** A group, so that there is always something to add to. What is added to a chip is most often an alternative. */
function firstDraft(fields: readonly Field[], expression: Expression | null): DraftGroup {
  if (expression) {
    const draft = draftOf(expression);
    return isGroup(draft) ? draft : groupOf("any", [draft]);
  }
  const first = fields.find((field) => !field.hidden);
  return groupOf("all", first ? [rowOf(emptyFilter(first))] : []);
}
