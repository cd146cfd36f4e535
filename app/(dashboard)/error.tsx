"use client";

import { useEffect } from "react";
import { ErrorState } from "@/components/states/error-state";

export default function DashboardError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  useEffect(() => {
    console.error(error);
  }, [error]);

  return (
    <ErrorState
      title="This page did not load"
      description="Something failed while it was put together. Nothing was changed; trying again often helps."
      onRetry={retry}
      reference={error.digest}
    />
  );
}
