"use client";

import { Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type CreatedKey, CreateKeyForm } from "./create-key-form";
import { NewKeyShown } from "./new-key-shown";

/** The way to a new key: a form, then the key itself, once. */
export function CreateKeyDialog() {
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const [isCopied, setCopied] = useState(false);
  // A page left behind stays in memory: the key must not stay with it.
  useEffect(
    () => () => {
      setOpen(false);
      setCreated(null);
    },
    [],
  );
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setCreated(null);
    setCopied(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      isDismissible={created === null || isCopied}
      className={created ? "max-w-150" : undefined}
      title={created ? "Copy the key now" : "Create an API key"}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          Create key
        </Button>
      }
    >
      {created ? (
        <NewKeyShown created={created} onCopied={() => setCopied(true)} onDone={() => change(false)} />
      ) : (
        <CreateKeyForm onCreated={setCreated} onCancel={() => change(false)} />
      )}
    </Dialog>
  );
}
