"use client";

import { OctagonAlert, RotateCw } from "lucide-react";
import { type ReactNode, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

/** What failed, in the place where it would have stood, with a way on. */
export function ErrorState({
  title,
  description,
  onRetry,
  actions,
  reference,
}: {
  title: string;
  description?: ReactNode;
  onRetry?: () => void;
  /** Other ways on, beside "Try again". */
  actions?: ReactNode;
  /** What finds this failure in the server's output. */
  reference?: string;
}) {
  const [pending, startTransition] = useTransition();
  return (
    <div role="alert" className="grid min-h-60 flex-1 place-items-center p-6">
      <div className="w-full max-w-110">
        <div className="flex items-start gap-3">
          <OctagonAlert aria-hidden className="mt-0.5 text-error" />
          <div className="min-w-0 flex-1">
            <h2 className="text-14 font-semibold">{title}</h2>
            {description ? <p className="mt-0.5 text-muted">{description}</p> : null}
            {onRetry || actions ? (
              <div className="mt-4 flex flex-wrap gap-2">
                {onRetry ? (
                  <Button variant="primary" pending={pending} onClick={() => startTransition(onRetry)}>
                    <RotateCw aria-hidden />
                    Try again
                  </Button>
                ) : null}
                {actions}
              </div>
            ) : null}
          </div>
        </div>
        {reference ? (
          <div className="mt-4 flex items-center gap-3 border-t pt-2 text-muted">
            <span className="figure text-12">reference {reference}</span>
            <CopyButton words value={reference} label="Copy" className="ml-auto" />
          </div>
        ) : null}
      </div>
    </div>
  );
}
