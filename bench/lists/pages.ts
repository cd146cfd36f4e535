import { encodeId } from "@/lib/http/addresses";
import { serializeListState } from "@/lib/spans/list-state";
import type { Store } from "../store/store";
import type { Visitor } from "../visit/visitor";
import { plainSpan } from "./plain";
import { dayMs, listOf, parsePage, presentOf, type Question, rowsPath } from "./question";

const places = 8;

/** The panel of spans all over the store's last day, which have contents. */
export async function panelCase(visitor: Visitor, store: Store): Promise<Question> {
  const publicIds: string[] = [];
  for (let place = 0; place < places; place++) {
    const to = presentOf(store) - (place / places) * dayMs;
    const list = listOf(store, 1, { range: { preset: null, from: to - dayMs, to } });
    const { rows } = parsePage(await visitor.get(rowsPath(list)));
    publicIds.push(...rows.filter((_, i) => i % 8 === 0).map(({ publicId }) => publicId));
  }
  const idOf = (round: number) => publicIds[(round * 31) % publicIds.length] ?? "";
  return {
    group: "panel",
    name: "open a span",
    paths: (round) => [`/logs/spans/${encodeId(idOf(round))}`],
    plain: (round) => plainSpan(store, idOf(round)),
    read: ([answer = ""]) => ({ found: `${Math.ceil(answer.length / 1024)} KB`, isPartial: false }),
  };
}

/** The document itself, with the first rows in it, as who comes by a link gets it. */
export function documentCase(store: Store): Question {
  const path = `/logs?${serializeListState(listOf(store, 30))}`;
  return {
    group: "other",
    name: "the page, drawn on the server",
    paths: () => [path],
    plain: null,
    read: ([answer = ""]) => ({ found: `${Math.ceil(answer.length / 1024)} KB`, isPartial: false }),
  };
}
