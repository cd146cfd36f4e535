import { useSearchParams } from "next/navigation";
import { useListNavigation } from "@/components/filters/list-navigation";
import { type ListState, parseListState, serializeListState } from "@/lib/spans/list-state";

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
  const { requested, go } = useListNavigation();
  const state = parseListState(requested ?? searchParams);
  return {
    state,
    isPending: requested !== null,
    change: (change, how = "push") => go(serializeListState({ ...state, ...change }), how),
  };
}
