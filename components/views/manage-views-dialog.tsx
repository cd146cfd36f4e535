"use client";

import { Trash2 } from "lucide-react";
import { useRef, useState, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { IconButton } from "@/components/ui/icon-button";
import { changeViewAction, removeViewAction } from "@/lib/views/actions";
import type { SavedView } from "@/lib/views/queries";

/** Shares views, stops sharing them, removes them. What one may not change is refused beside the list. */
export function ManageViewsDialog({
  views,
  open,
  onClose,
}: {
  views: readonly SavedView[];
  open: boolean;
  onClose: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const [pending, startTransition] = useTransition();
  const run = (work: () => Promise<{ ok: boolean; message?: string }>) =>
    startTransition(async () => {
      const result = await work().catch(() => null);
      setProblem(result?.ok ? null : (result?.message ?? "The server did not answer. Try again."));
    });
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
      <ul ref={list} tabIndex={-1} aria-label="Views" className="-my-1 grid outline-none" aria-busy={pending}>
        {views.map((view) => (
          <li key={view.id} className="flex min-h-9 items-center gap-3 border-b border-line last:border-0">
            <span className="min-w-0 flex-1 truncate" title={view.name}>
              {view.name}
              {view.isOwn ? null : <span className="text-muted"> · {view.maker ?? "a former member"}</span>}
            </span>
            <Checkbox
              checked={view.isShared}
              disabled={pending}
              onChange={(isShared) => run(() => changeViewAction({ id: view.id, isShared }))}
            >
              Shared
            </Checkbox>
            <IconButton
              label={`Remove the view ${view.name}`}
              disabled={pending}
              onClick={() => {
                // The button goes with its view, and would take the focus along.
                list.current?.focus();
                run(() => removeViewAction({ id: view.id }));
              }}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {problem ? <FormError>{problem}</FormError> : null}
    </Dialog>
  );
}
