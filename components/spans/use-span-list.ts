import { useSearchParams } from "next/navigation";
import { useListNavigation } from "@/components/filters/list-navigation";
import {
  type ListAddress,
  type ListState,
  parseListState,
  serializeListState,
  serializeRows,
} from "@/lib/spans/list-state";

type Change = Partial<Omit<ListState, "unknown">>;

type SpanList = {
  /** What was asked for last, which is the address as soon as the answer is there. */
  state: ListState;
  /** What is shown still belongs to the state before. */
  isPending: boolean;
  change: (change: Change, how?: "push" | "replace") => void;
};

/** The state of the list of spans, which is the address, and the one way to change it. Needs a Suspense boundary above. */
export function useSpanList(): SpanList {
  const searchParams = useSearchParams();
  const { requested, go, show } = useListNavigation();
  const state = parseListState(requested ?? searchParams);
  return {
    state,
    isPending: requested !== null,
    change: (change, how = "push") => {
      // Filters that were chosen take the place of those that could not be read.
      const wanted = { ...state, ...(change.filters ? { problem: null } : {}), ...change };
      const params = serializeListState(wanted);
      const shown = parseListState(searchParams);
      // Nor may anything else be on its way, which would arrive after it.
      if (readsTheSame(wanted, state) && readsTheSame(wanted, shown)) show(params, how);
      else go(params, how);
    },
  };
}

/** Whether two states differ only in how the list looks. */
function readsTheSame(a: ListAddress, b: ListAddress): boolean {
  return a.span === b.span && serializeRows(a).toString() === serializeRows(b).toString();
}
