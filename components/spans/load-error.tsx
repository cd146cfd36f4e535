"use client";

import { catchError, type ErrorInfo } from "next/error";
import { ErrorState } from "@/components/states/error-state";

function Failed({ what }: { what: string }, { error, retry }: ErrorInfo) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      title={`The ${what} did not load`}
      description="The server or its database gave no answer. Your filters are kept."
      onRetry={retry}
      reference={digest}
    />
  );
}

/** Catches what fails inside it, says so in its place and offers another try; the rest of the page stands. */
export const LoadError = catchError(Failed);
