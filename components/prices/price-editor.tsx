"use client";

import { useQueryState } from "nuqs";
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { emptyForm } from "@/lib/pricing/form";
import type { PriceForm as Typed } from "@/lib/pricing/schema";
import { PriceForm } from "./price-form";
import { PriceSaved } from "./price-saved";

/** What the form begins with; `replaces` is the id of the price that is edited. */
export type PriceDraft = { form: Typed; replaces: number | null };
type Saved = { model: string; models: readonly string[] };

const Context = createContext<((draft: PriceDraft) => void) | null>(null);

/**
 * The one dialog that sets prices, above the lists that open it: a saved price moves from one list to the next, and
 * the dialog must outlive that. `?model=` opens it for that model.
 */
export function PriceEditor({ canManage, children }: { canManage: boolean; children: ReactNode }) {
  const [asked, setAsked] = useQueryState("model");
  const [draft, setDraft] = useState<PriceDraft | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const close = () => {
    setDraft(null);
    setSaved(null);
    if (asked !== null) setAsked(null);
  };
  // A page left behind stays in memory, and would come back with the dialog open.
  useEffect(
    () => () => {
      setDraft(null);
      setSaved(null);
    },
    [],
  );
  const shown = draft ?? (asked ? { form: emptyForm({ model: asked }), replaces: null } : null);
  const isOpen = canManage && (shown !== null || saved !== null);
  const title = saved ? "Price saved" : shown?.replaces != null ? "Edit price" : "Set a price";
  return (
    <Context value={canManage ? setDraft : null}>
      {children}
      <Dialog
        title={title}
        open={isOpen}
        onOpenChange={(open) => open || close()}
        className={saved ? undefined : "max-w-150"}
      >
        {saved ? (
          <PriceSaved {...saved} onDone={close} />
        ) : shown ? (
          <PriceForm
            // Another draft is another form.
            key={`${shown.replaces} ${shown.form.model}`}
            draft={shown}
            onSaved={(reached) => {
              close();
              setSaved(reached);
            }}
            onCancel={close}
          />
        ) : null}
      </Dialog>
    </Context>
  );
}

/** Opens the dialog; null for members who may not set prices. */
export function usePriceEditor(): ((draft: PriceDraft) => void) | null {
  return use(Context);
}
