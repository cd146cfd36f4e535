import { isTicked, type Ticks } from "@/components/data-table/ticks";
import { fetchSpanPage } from "./span-pages";

/** What a clipboard and a reader of it can still handle. */
export const maxCopied = 10_000;

type TickedIds = { ids: string[]; isCut: boolean };

/**
 * The public ids of the ticked spans in the order of the list. Where everything that matches is ticked the list is read
 * through from its start, up to `maxCopied` spans; `isCut` when there are more. Throws with a message to show.
 */
export async function collectSpanIds(
  listKey: string,
  ticks: Ticks,
  loadedIds: readonly string[],
  signal: AbortSignal = new AbortController().signal,
): Promise<TickedIds> {
  if (!ticks.isAll) {
    // In the order of the list; a list that began anew may no longer hold all of them.
    return {
      ids: [...new Set([...loadedIds.filter((id) => isTicked(ticks, id)), ...ticks.ids])],
      isCut: false,
    };
  }
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await fetchSpanPage(listKey, after === undefined ? {} : { after }, signal);
    ids.push(...page.rows.map(({ publicId }) => publicId).filter((id) => isTicked(ticks, id)));
    after = page.next ?? undefined;
  } while (after !== undefined && ids.length < maxCopied);
  return { ids: ids.slice(0, maxCopied), isCut: after !== undefined || ids.length > maxCopied };
}
