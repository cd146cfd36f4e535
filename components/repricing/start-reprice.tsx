"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { formatCount } from "@/lib/format";
import { startRepriceAction } from "@/lib/repricing/actions";
import type { Selection } from "@/lib/repricing/selection";

/** Starts what the preview showed, with the very bounds it was computed for. */
export function StartReprice({ selection, changedCount }: { selection: Selection; changedCount: number }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const start = () =>
    startTransition(async () => {
      const models = selection.models === null ? null : [...selection.models];
      const result = await startRepriceAction({ ...selection, models }).catch(() => null);
      setProblem(result?.ok ? null : (result?.message ?? "The server did not answer. Try again."));
    });
  return (
    <div className="grid justify-items-start gap-2">
      <Button variant="primary" pending={pending} onClick={start}>
        Re-price {formatCount(changedCount)} {changedCount === 1 ? "span" : "spans"}
      </Button>
      <FormError>{problem}</FormError>
    </div>
  );
}
