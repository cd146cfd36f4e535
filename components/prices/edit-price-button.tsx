"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { emptyForm, formOf } from "@/lib/pricing/form";
import type { Price } from "@/lib/pricing/price";
import { usePriceEditor } from "./price-editor";

type Known = Pick<Price, "model" | "vendor" | "rates" | "validFrom" | "validUntil" | "source">;

/** Opens an own price for editing. */
export function EditPriceButton({ price }: { price: Known & { id: number } }) {
  const open = usePriceEditor();
  return (
    <Opener
      label={`Edit the price of ${price.model}`}
      onOpen={() => open?.({ form: formOf(price), replaces: price.id })}
    >
      Edit
    </Opener>
  );
}

/** Starts an own price with what the catalogue says; its period and its page are left out. */
export function CopyPriceButton({ price }: { price: Known }) {
  const open = usePriceEditor();
  const form = formOf({ ...price, vendor: "", validFrom: null, validUntil: null, source: null });
  return (
    <Opener
      label={`Set your own price of ${price.model}, starting from this one`}
      onOpen={() => open?.({ form, replaces: null })}
    >
      Copy
    </Opener>
  );
}

/** Starts a price for a model that has none. */
export function SetPriceButton({ model, provider }: { model: string; provider: string }) {
  const open = usePriceEditor();
  return (
    <Opener
      label={`Set a price for ${model}`}
      onOpen={() => open?.({ form: emptyForm({ model, provider }), replaces: null })}
    >
      Set price
    </Opener>
  );
}

export function AddPriceButton() {
  const open = usePriceEditor();
  return (
    <Button variant="primary" onClick={() => open?.({ form: emptyForm(), replaces: null })}>
      <Plus aria-hidden />
      Add price
    </Button>
  );
}

function Opener({ label, onOpen, children }: { label: string; onOpen: () => void; children: ReactNode }) {
  return (
    <Button size="sm" aria-label={label} onClick={onOpen}>
      {children}
    </Button>
  );
}
