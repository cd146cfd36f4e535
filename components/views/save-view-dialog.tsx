"use client";

import { type FormEvent, useState } from "react";
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
import { useViewAction, type ViewProblem } from "./use-view-action";

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
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<ViewProblem | null>(null);
  const { isPending, run } = useViewAction();
  const twin = views.find((view) => view.isOwn && view.name === name.trim());
  // Replacing a shared view does not take it away from the others.
  const isShared = chosen ?? twin?.isShared ?? false;
  const leave = () => {
    setName("");
    setChosen(null);
    setProblem(null);
    onClose();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    run(
      () =>
        twin
          ? changeViewAction({ id: twin.id, changedAt: twin.changedAt, params, isShared })
          : createViewAction({ list, name, params, isShared }),
      (wrong) => {
        setProblem(wrong);
        if (wrong) return;
        showToast({ title: twin ? "View replaced" : "View saved" });
        leave();
      },
    );
  };
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
            pending={isPending}
            disabled={name.trim() === ""}
          >
            {twin ? "Replace" : "Save"}
          </Button>
        </>
      }
    >
      <form id="save-view" onSubmit={save} noValidate className="grid gap-3">
        <Field
          label="Name"
          name="name"
          error={problem?.atName ? problem.message : null}
          hint={twin ? "You have a view of this name." : undefined}
        >
          <Input value={name} onValueChange={setName} autoComplete="off" maxLength={viewLimits.nameLength} />
        </Field>
        <Checkbox checked={isShared} onChange={setChosen}>
          Share with everybody in the organization
        </Checkbox>
      </form>
      {problem && !problem.atName ? <FormError>{problem.message}</FormError> : null}
    </Dialog>
  );
}
