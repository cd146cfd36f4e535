"use client";

import { useEffect, useState } from "react";

/** The models one may want to price: those of stored spans, then those of the catalogue. Empty until they are there. */
export function useModelNames(): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    fetch("/settings/prices/models", { signal: controller.signal })
      .then(async (answer) => {
        // A session that ended answers with the sign-in page.
        if (answer.ok && !answer.redirected) setNames(await answer.json());
      })
      // The list only saves typing: without it the name is typed in full.
      .catch(() => {});
    return () => controller.abort();
  }, []);
  return names;
}
