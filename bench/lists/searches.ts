import type { Store } from "../store/store";
import type { Group } from "./bars";
import { literal, plainPage } from "./plain";
import { listOf, type Question, readPage, rowsPath } from "./question";
import type { Words } from "./words";

/** Words in the inputs and outputs of the store's last day. */
export function searchCases(store: Store, words: Words): Question[] {
  const complete: [string, string][] = [
    ["a rare phrase", words.rare],
    ["an absent word", words.absent],
    ["two rare letters", words.rarePair],
    ["two letters that never stand together", words.absentPair],
    ["a rare phrase with CJK", words.rareCjk],
  ];
  return [
    search(store, "filled", "a common word", words.common),
    search(store, "filled", "two common CJK characters", words.commonCjk),
    ...complete.flatMap(([name, text]) => (text === "" ? [] : [search(store, "complete", name, text)])),
  ];
}

function search(store: Store, group: Group, name: string, words: string): Question {
  const list = listOf(store, 1, {
    filters: [{ field: "content", operator: "contains", values: [words] }],
  });
  return {
    group,
    name,
    paths: () => [rowsPath(list)],
    plain: () =>
      plainPage(store, list, {
        condition: `exists (
          select from span_contents c where c.organization_id = s.organization_id and c.id = s.id
            and (c.input ilike ${literal(`%${words}%`)} or c.output ilike ${literal(`%${words}%`)}))`,
      }),
    read: readPage,
  };
}
