import { useMemo } from "react";
import { useValues } from "@/components/filters/use-values";
import { parseListState, serializeRows } from "@/lib/spans/list-state";
import { valuesOfList } from "../span-values";
import { useSpanList } from "../use-span-list";

/** The keys of metadata that the spans of the list have and that hold a word; empty while they are unknown. */
export function useMetadataKeys(word: string): string[] {
  const { state } = useSpanList();
  const listKey = serializeRows(state).toString();
  const load = useMemo(() => valuesOfList(parseListState(new URLSearchParams(listKey))), [listKey]);
  const prefix = word.trim().replace(/^metadata\./, "");
  return useValues(load, { field: "metadata", prefix })?.values.map(({ value }) => value) ?? [];
}
