"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useMemo, useOptimistic, useTransition } from "react";

type ListNavigation = {
  /** The search params that were asked for and are on their way; null when the address is what is shown. */
  requested: URLSearchParams | null;
  /** Goes to the same page with other search params, in a transition: what is shown stays until the answer is there. */
  go: (params: URLSearchParams, how: "push" | "replace") => void;
  /** Changes the address alone, where nothing has to be read anew. */
  show: (params: URLSearchParams, how: "push" | "replace") => void;
};

const Context = createContext<ListNavigation | null>(null);

/**
 * One transition for everything that changes a list's address, so that the filter bar and the table agree on what is
 * pending, and a second change builds on the first even before that has arrived.
 */
export function ListNavigationProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [requested, setRequested] = useOptimistic<URLSearchParams | null>(null);
  const [, startTransition] = useTransition();
  const navigation = useMemo<ListNavigation>(
    () => ({
      requested,
      go: (params, how) => {
        startTransition(() => {
          setRequested(params);
          router[how](addressOf(params), { scroll: false });
        });
      },
      show: (params, how) => {
        startTransition(() => {
          setRequested(params);
          window.history[`${how}State`](null, "", addressOf(params));
        });
      },
    }),
    [requested, setRequested, router],
  );
  return <Context value={navigation}>{children}</Context>;
}

function addressOf(params: URLSearchParams): string {
  const query = params.toString();
  return query === "" ? window.location.pathname : `?${query}`;
}

export function useListNavigation(): ListNavigation {
  const navigation = use(Context);
  if (!navigation) throw new Error("useListNavigation needs a ListNavigationProvider above it.");
  return navigation;
}
