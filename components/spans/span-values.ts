import type { LoadValues, ValuesAnswer } from "@/components/filters/values";
import { type ListState, serializeRows } from "@/lib/spans/list-state";

/** Asks for the values the spans of a list have, under all conditions of `state`. */
export function valuesOfList(state: ListState): LoadValues {
  const list = serializeRows(state).toString();
  return async ({ field, mapKey, prefix }, signal) => {
    const params = new URLSearchParams(list);
    params.set("field", field);
    if (mapKey !== undefined) params.set("key", mapKey);
    params.set("prefix", prefix);
    const response = await fetch(`/logs/values?${params}`, {
      signal,
      headers: { accept: "application/json" },
    });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    // Our own route; its answer is typed where it is written.
    return (await response.json()) as ValuesAnswer;
  };
}
