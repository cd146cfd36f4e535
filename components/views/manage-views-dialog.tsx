"use client";

import { useRef, useState } from "react";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import type { SavedView } from "@/lib/views/queries";
import { ViewLine } from "./view-line";

type ManageViewsProps = {
  views: readonly SavedView[];
  /** What the list shows now, as a view would keep it. */
  params: string;
  open: boolean;
  /** The view whose name is being written, by its id. */
  renaming: number | null;
  onRename: (id: number | null) => void;
  onClose: () => void;
};

/** Renames, replaces, shares and removes views. What is refused is said below the list. */
export function ManageViewsDialog({ views, params, open, renaming, onRename, onClose }: ManageViewsProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) return;
        setProblem(null);
        onClose();
      }}
      title="Views"
      footer={<DialogClose>Close</DialogClose>}
    >
      {views.length === 0 ? <p className="text-muted">No views are left.</p> : null}
      <ul ref={list} tabIndex={-1} aria-label="Views" className="-my-1 grid outline-none">
        {views.map((view) => (
          <ViewLine
            key={view.id}
            view={view}
            params={params}
            isRenaming={renaming === view.id}
            onRename={(isRenaming) => onRename(isRenaming ? view.id : null)}
            // The button goes with its view, and would take the focus along.
            onRemoved={() => list.current?.focus()}
            onProblem={setProblem}
          />
        ))}
      </ul>
      {problem ? <FormError>{problem}</FormError> : null}
    </Dialog>
  );
}
