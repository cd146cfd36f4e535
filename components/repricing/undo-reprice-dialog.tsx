"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { formatCount } from "@/lib/format";
import { undoRepriceAction } from "@/lib/repricing/actions";
import type { Reprice } from "@/lib/repricing/types";

/** Asks before a re-price is taken back. */
export function UndoRepriceDialog({ reprice }: { reprice: Pick<Reprice, "id" | "changedCount"> }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const undo = () =>
    startTransition(async () => {
      const result = await undoRepriceAction({ id: reprice.id }).catch(() => null);
      if (result?.ok) setOpen(false);
      else setProblem(result?.message ?? "The server did not answer. Try again.");
    });
  const count = `${formatCount(reprice.changedCount)} ${reprice.changedCount === 1 ? "span" : "spans"}`;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setProblem(null);
      }}
      trigger={<Button size="sm">Undo…</Button>}
      title="Undo this re-price?"
      description={`It changed ${count}. Each gets back the cost it had before, except where something else changed it since. Prices themselves stay as they are.`}
      footer={
        <>
          <DialogClose>Keep it</DialogClose>
          <Button variant="primary" pending={pending} onClick={undo}>
            Undo re-price
          </Button>
        </>
      }
    >
      {problem ? <FormError>{problem}</FormError> : null}
    </Dialog>
  );
}
