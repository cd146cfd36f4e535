"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { showToast } from "@/components/ui/toast";
import { removePriceAction } from "@/lib/pricing/actions";
import type { Price } from "@/lib/pricing/price";
import { repriceHref } from "./reprice-href";

/** Asks before a price goes out of force. */
export function RemovePriceDialog({ price }: { price: Pick<Price, "id" | "model"> }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const remove = () =>
    startTransition(async () => {
      const result = await removePriceAction({ id: price.id }).catch(() => null);
      // The row goes, and this dialog with it.
      if (result?.ok) {
        showToast({
          title: `Price of ${price.model} removed`,
          description: "Stored spans keep the cost they have.",
          action: { label: "Re-price…", onClick: () => router.push(repriceHref([price.model])) },
        });
      } else setProblem(result?.message ?? "The server did not answer. Try again.");
    });
  return (
    <Dialog
      onOpenChange={() => setProblem(null)}
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Remove the price of ${price.model}`}>
          Remove
        </Button>
      }
      title={`Remove the price of ${price.model}?`}
      description="Spans that arrive from now on are priced by the catalogue, or not at all. Stored spans keep the cost they have until they are re-priced."
      footer={
        <>
          <DialogClose>Cancel</DialogClose>
          <Button variant="danger" pending={pending} onClick={remove}>
            Remove price
          </Button>
        </>
      }
    >
      {problem ? <FormError>{problem}</FormError> : null}
    </Dialog>
  );
}
