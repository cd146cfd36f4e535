"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import { cancelRepriceAction } from "@/lib/repricing/actions";
import { isUnderWay } from "@/lib/repricing/types";
import { useRepriceProgress } from "./reprice-progress";

/** What is under way right now, how far it is, and the way to stop it. */
export function RunningReprice({ canManage }: { canManage: boolean }) {
  const { reprices, isLost } = useRepriceProgress();
  const running = reprices.find(isUnderWay);
  if (!running) return null;
  const { id, state, doneCount, totalCount } = running;
  const title = state === "running" ? "Re-pricing" : "Undoing a re-price";
  const share = totalCount === 0 ? 1 : Math.min(1, doneCount / totalCount);
  return (
    <section
      aria-label={title}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-well px-3 py-2.5"
    >
      <div className="min-w-60 flex-1">
        <p className="flex items-baseline gap-2">
          <span className="font-medium">{title}</span>
          <span className="text-muted">
            <span className="figure">{formatCount(doneCount)}</span> of{" "}
            <span className="figure">{formatCount(totalCount)}</span> spans
          </span>
          {isLost ? (
            <span role="status" className="text-warning">
              The server does not answer; it may have gone on.
            </span>
          ) : null}
        </p>
        <div
          role="progressbar"
          aria-label={title}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          className="mt-1.5 h-1 overflow-hidden rounded-full bg-press"
        >
          <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
        </div>
        <p className="mt-1.5 text-12 text-muted">
          It goes on when you leave the page, and after a restart. What another one would change is shown when
          it has ended.
        </p>
      </div>
      {canManage && state === "running" ? <CancelButton id={id} /> : null}
    </section>
  );
}

function CancelButton({ id }: { id: number }) {
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = () =>
    startTransition(async () => {
      const result = await cancelRepriceAction({ id }).catch(() => null);
      setProblem(result?.ok ? null : (result?.message ?? "The server did not answer. Try again."));
    });
  return (
    <div className="flex items-center gap-3">
      {problem ? (
        <p role="alert" className="text-12 text-error">
          {problem}
        </p>
      ) : null}
      <Button pending={pending} onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}
