"use client";

import { Trash2 } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { deleteDemoAction } from "@/lib/organizations/actions";

/** Deletes the demo organization and leaves to the sign-in page, since the demo account goes too. */
export function DeleteDemoDialog() {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const deleteDemo = () =>
    startTransition(async () => {
      const result = await deleteDemoAction({}).catch(() => null);
      if (result?.ok) {
        window.location.assign("/sign-in");
        await new Promise(() => {});
      }
      setProblem(result?.ok === false ? result.message : "The server did not answer. Try again.");
    });
  return (
    <Dialog
      onOpenChange={() => setProblem(null)}
      trigger={
        <Button className="justify-self-start">
          <Trash2 aria-hidden />
          Delete demo data
        </Button>
      }
      title="Delete demo data?"
      description="The demo organization goes with its spans, traces and keys, and you are signed out of it. It does not come back."
      footer={
        <>
          <DialogClose>Keep it</DialogClose>
          <Button variant="danger" pending={pending} onClick={deleteDemo}>
            Delete demo data
          </Button>
        </>
      }
    >
      {problem ? <FormError>{problem}</FormError> : null}
    </Dialog>
  );
}
