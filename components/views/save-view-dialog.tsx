"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast";
import type { ListName } from "@/db/enums";
import { changeViewAction, createViewAction } from "@/lib/views/actions";
import type { SavedView } from "@/lib/views/queries";
import { viewLimits } from "@/lib/views/schema";

type SaveViewProps = {
  list: ListName;
  /** What is kept, in the order of `viewParams`. */
  params: string;
  views: readonly SavedView[];
  open: boolean;
  onClose: () => void;
};

/** Keeps filters, time range, sort and columns under a name. A name of one's own that stands already is replaced. */
export function SaveViewDialog({ list, params, views, open, onClose }: SaveViewProps) {
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const twin = views.find((view) => view.isOwn && view.name === name.trim());
  const leave = () => {
    setName("");
    setShared(false);
    setError(null);
    setProblem(null);
    onClose();
  };
  const save = () =>
    startTransition(async () => {
      const saving = twin
        ? changeViewAction({ id: twin.id, params, isShared })
        : createViewAction({ list, name, params, isShared });
      const result = await saving.catch(() => null);
      if (result?.ok) {
        showToast({ title: twin ? "View replaced" : "View saved" });
        leave();
        return;
      }
      const atField = result?.ok === false ? (result.fieldErrors.name ?? null) : null;
      setError(atField);
      setProblem(atField ? null : (result?.message ?? "The server did not answer. Try again."));
    });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || leave()}
      title="Save this view"
      description="Filters, time range, sort and columns, as they are now. A range like “last 7 days” moves along."
      footer={
        <>
          <DialogClose>Cancel</DialogClose>
          <Button
            type="submit"
            form="save-view"
            variant="primary"
            pending={pending}
            disabled={name.trim() === ""}
          >
            {twin ? "Replace" : "Save"}
          </Button>
        </>
      }
    >
      <form id="save-view" action={save} noValidate className="grid gap-3">
        <Field
          label="Name"
          name="name"
          error={error}
          hint={twin ? "You have a view of this name." : undefined}
        >
          <Input value={name} onValueChange={setName} autoComplete="off" maxLength={viewLimits.nameLength} />
        </Field>
        <Checkbox checked={isShared} onChange={setShared}>
          Share with everybody in the organization
        </Checkbox>
      </form>
      {problem ? <FormError>{problem}</FormError> : null}
    </Dialog>
  );
}
