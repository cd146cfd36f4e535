"use client";

import { useCallback, useSyncExternalStore } from "react";

/** An attribute of `<html>`, followed as it changes. On the server, and until hydration, it is `assumed`. */
export function useRootAttribute(name: `data-${string}`, assumed: string | null = null): string | null {
  const follow = useCallback(
    (changed: () => void) => {
      const observer = new MutationObserver(changed);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: [name] });
      return () => observer.disconnect();
    },
    [name],
  );
  return useSyncExternalStore(
    follow,
    () => document.documentElement.getAttribute(name),
    () => assumed,
  );
}
