import type { Fragment, Sql } from "@/db";
import { lowestIdAt } from "@/db/partitions";
import { Complaint } from "../complaint";
import type { Store } from "../store/store";
import { dayMs, presentOf } from "./question";

/** What to look for in a day's words, from what lies there. "Rare" stands in as few spans as could be found. */
export type Words = {
  common: string;
  rare: string;
  absent: string;
  rarePair: string;
  absentPair: string;
  commonCjk: string;
  rareCjk: string;
};

const longest = 400;
/** Of each kind, to be counted in all of the day. */
const candidates = 5;
const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const pairs = letters.flatMap((one) => letters.map((other) => one + other));
/** The last word of one sentence and the first of the next: sentences follow each other by chance. */
const joint = /\p{L}{4,}[.!?] \p{L}{2,} \p{L}{3,}/gu;
const cjkJoint =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}[。！？.!?] [\p{L}\p{N}]{2,}(?: \p{L}{2,})?/gu;
const cjkPair = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/gu;

/**
 * Reads the longest contents of the store's last day: passages of one text, whose far end only the longest reach. So
 * what stands in few of them stands in few others.
 *
 * @throws Complaint when the day has no contents
 */
export async function wordsOf(sql: Sql, store: Store): Promise<Words> {
  const low = lowestIdAt(presentOf(store) - dayMs);
  const ofDay = sql`c.organization_id = ${store.organizationId} and c.id >= ${low}`;
  const rows = await sql<{ text: string }[]>`
    select concat_ws(' ', c.input, c.output) as text from span_contents c
    where ${ofDay} order by octet_length(c.input) desc nulls last limit ${longest}`;
  const texts = rows.map(({ text }) => text.toLowerCase());
  if (texts.length === 0) throw new Complaint("The store's last day has no contents to search.");
  const textsWith = new Map(pairs.map((pair) => [pair, texts.filter((text) => text.includes(pair)).length]));
  const [rare, rarePair, rareCjk] = await rarest(sql, ofDay, [
    leastFirst(countTexts(texts, joint)),
    leastFirst(textsWith).filter((pair) => textsWith.get(pair) !== 0),
    leastFirst(countTexts(texts, cjkJoint)),
  ]);
  return {
    common: "the",
    rare: rare ?? "",
    absent: "unheardofword",
    rarePair: rarePair ?? "",
    // The last of those that never stand there: "zx" rather than "aq".
    absentPair: pairs.findLast((pair) => textsWith.get(pair) === 0) ?? "",
    commonCjk: leastFirst(countTexts(texts, cjkPair)).at(-1) ?? "",
    rareCjk: rareCjk ?? "",
  };
}

/** Of each list, the one among its first few that the fewest spans of the day have; null for an empty list. */
async function rarest(
  sql: Sql,
  ofDay: Fragment,
  lists: readonly (readonly string[])[],
): Promise<(string | null)[]> {
  const few = lists.map((list) => list.slice(0, candidates));
  const found = await sql.begin("read only", async (tx) => {
    // More than a gigabyte is read.
    await tx`set local statement_timeout = 0`;
    return tx<{ phrase: string; spans: number }[]>`
      select phrase, count(*)::int as spans
      from (select lower(concat_ws(' ', c.input, c.output)) as text from span_contents c where ${ofDay} offset 0) c,
        unnest(${few.flat()}::text[]) phrase
      where strpos(c.text, phrase) > 0 group by 1`;
  });
  const spans = new Map(found.map((row) => [row.phrase, row.spans]));
  const spansOf = (phrase: string) => spans.get(phrase) ?? Number.POSITIVE_INFINITY;
  return few.map((list) => list.toSorted((a, b) => spansOf(a) - spansOf(b))[0] ?? null);
}

/** In how many of the texts each match stands. */
function countTexts(texts: readonly string[], pattern: RegExp): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const match of new Set(text.match(pattern))) counts.set(match, (counts.get(match) ?? 0) + 1);
  return counts;
}

function leastFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([, a], [, b]) => a - b).map(([match]) => match);
}
