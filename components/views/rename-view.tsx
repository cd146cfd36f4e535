"use client";

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changeViewAction } from "@/lib/views/actions";
import type { SavedView } from "@/lib/views/queries";
import { viewLimits } from "@/lib/views/schema";
import { useViewAction } from "./use-view-action";

/** A view's name, to be written anew. Enter keeps it, Esc leaves it as it was. */
export function RenameView({ view, onDone }: { view: SavedView; onDone: () => void }) {
  const [name, setName] = useState(view.name);
  const [problem, setProblem] = useState<string | null>(null);
  const { isPending, run } = useViewAction();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === view.name) return onDone();
    const { id, changedAt } = view;
    run(
      () => changeViewAction({ id, changedAt, name }),
      (wrong) => (wrong ? setProblem(wrong.message) : onDone()),
    );
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // The dialog stays open.
    event.stopPropagation();
    onDone();
  };
  return (
    <form onSubmit={save} noValidate className="flex flex-1 items-start gap-2 py-2">
      <Field
        label={<span className="sr-only">New name of {view.name}</span>}
        name="name"
        error={problem}
        className="flex-1 gap-0!"
      >
        <Input
          value={name}
          onValueChange={setName}
          onKeyDown={press}
          onFocus={(event) => event.currentTarget.select()}
          autoFocus
          autoComplete="off"
          maxLength={viewLimits.nameLength}
        />
      </Field>
      <Button type="submit" variant="primary" pending={isPending} disabled={name.trim() === ""}>
        Rename
      </Button>
      <Button variant="quiet" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}
