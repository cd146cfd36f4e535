"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { revokeApiKeyAction } from "@/lib/api-keys/actions";
import type { ApiKey } from "@/lib/api-keys/types";

/** Asks before a key is closed for good. */
export function RevokeKeyDialog({ apiKey }: { apiKey: Pick<ApiKey, "id" | "name" | "prefix"> }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const revoke = () =>
    startTransition(async () => {
      const result = await revokeApiKeyAction({ id: apiKey.id }).catch(() => null);
      if (result?.ok) setOpen(false);
      else setProblem(result?.message ?? "The server did not answer. Try again.");
    });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setProblem(null);
      }}
      trigger={
        <Button size="sm" aria-label={`Revoke ${apiKey.name}`}>
          Revoke
        </Button>
      }
      title={`Revoke “${apiKey.name}”?`}
      description={
        <>
          Whatever uses the key that begins with <code>{apiKey.prefix}</code> is refused at once. Spans
          already received stay. This cannot be undone.
        </>
      }
      footer={
        <>
          <DialogClose>Cancel</DialogClose>
          <Button variant="danger" pending={pending} onClick={revoke}>
            Revoke key
          </Button>
        </>
      }
    >
      {problem ? <FormError>{problem}</FormError> : null}
    </Dialog>
  );
}
