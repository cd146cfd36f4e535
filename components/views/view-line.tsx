"use client";

import { Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { changeViewAction, removeViewAction } from "@/lib/views/actions";
import type { SavedView } from "@/lib/views/queries";
import { RenameView } from "./rename-view";
import { useViewAction } from "./use-view-action";

type ViewLineProps = {
  view: SavedView;
  /** What the list shows now, which can take the view's place. */
  params: string;
  isRenaming: boolean;
  onRename: (isRenaming: boolean) => void;
  onRemoved: () => void;
  /** Says what was refused; null takes that back. */
  onProblem: (message: string | null) => void;
};

/** A view and what its reader may do with it. */
export function ViewLine({ view, params, isRenaming, onRename, onRemoved, onProblem }: ViewLineProps) {
  const [isRemoving, setRemoving] = useState(false);
  const { isPending, run } = useViewAction();
  const { id, changedAt, name } = view;
  const line = useRef<HTMLLIElement>(null);
  const isPlain = !isRenaming && !isRemoving;
  const wasPlain = useRef(isPlain);
  useEffect(() => {
    // What was pressed last has gone, and took the focus along.
    if (isPlain && !wasPlain.current) line.current?.querySelector("button")?.focus();
    wasPlain.current = isPlain;
  }, [isPlain]);
  const change = (changes: { params?: string; isShared?: boolean }) =>
    run(
      () => changeViewAction({ id, changedAt, ...changes }),
      (problem) => onProblem(problem?.message ?? null),
    );
  const remove = () =>
    run(
      () => removeViewAction({ id, changedAt }),
      (problem) => {
        setRemoving(false);
        onProblem(problem?.message ?? null);
        if (!problem) onRemoved();
      },
    );
  return (
    <li
      ref={line}
      aria-busy={isPending}
      className="flex min-h-10 items-center gap-1 border-b border-line last:border-0"
    >
      {isRenaming ? (
        <RenameView view={view} onDone={() => onRename(false)} />
      ) : isRemoving ? (
        <>
          <p role="alert" className="min-w-0 flex-1">
            Remove “{name}”{view.isShared ? " for everybody" : ""}?
          </p>
          <Button variant="danger" pending={isPending} onClick={remove}>
            Remove
          </Button>
          <Button autoFocus onClick={() => setRemoving(false)}>
            Keep
          </Button>
        </>
      ) : (
        <>
          <span className="min-w-0 flex-1 truncate" title={name}>
            {name}
            {view.isOwn ? null : <span className="text-muted"> · {view.maker ?? "a former member"}</span>}
          </span>
          {view.canChange ? (
            <>
              <IconButton label={`Rename the view ${name}`} onClick={() => onRename(true)}>
                <Pencil aria-hidden />
              </IconButton>
              <IconButton
                label={
                  view.params === params
                    ? `${name} is what the list shows`
                    : `Update ${name} to what the list shows`
                }
                disabled={isPending || view.params === params}
                onClick={() => change({ params })}
              >
                <RefreshCw aria-hidden />
              </IconButton>
              <IconButton label={`Remove the view ${name}`} onClick={() => setRemoving(true)}>
                <Trash2 aria-hidden />
              </IconButton>
              <Checkbox
                checked={view.isShared}
                disabled={isPending}
                onChange={(isShared) => change({ isShared })}
                className="ml-1"
              >
                Shared
              </Checkbox>
            </>
          ) : (
            <span className="text-12 text-muted">Shared</span>
          )}
        </>
      )}
    </li>
  );
}
