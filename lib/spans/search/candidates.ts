import "server-only";
import { connection, type Sql, type Tx } from "@/db";
import type { SpanExpression } from "../fields";
import { type IdRange, nextId } from "../id-range";
import { placesIn, sliceBytes, slicesOf } from "./signature";
import { type AnyOf, wordsNeeded } from "./words";

/** Candidates of one answer: looking through their contents takes a tenth of a second. */
const mostCandidates = 4_000;
/** Signatures read for one answer. */
const mostBlocks = 1_000;

/** The only spans of a stretch of ids that can match. */
export type Candidates = { window: IdRange; ids: string[] };

type Block = { id: number; low: string; high: string; hashes: number };
type Batch = { id: number; low: string; high: string; count: number };
/** Spans between two ids that can match: some places of a signature, or a batch that is not signed. */
type Stretch = Batch & { places: readonly number[] | null };

/** The spans at the front of a range that can match; null when signatures cannot tell. */
export type FindCandidates = (range: IdRange, newestFirst: boolean) => Promise<Candidates | null>;

/**
 * Finds, for filters that look for words in contents, the only spans that can match: by the signatures of their contents,
 * and those whose contents are not signed yet. The front it looks at reaches as far as there are not too many of them.
 *
 * @returns undefined when the filters look for no words
 */
export function candidatesFor(
  organizationId: number,
  filters: readonly SpanExpression[],
): FindCandidates | undefined {
  const words = wordsNeeded(filters);
  if (words.length === 0) return undefined;
  return async (range, newestFirst) =>
    // One moment for all statements: what is signed meanwhile is neither missed nor found twice.
    await connection().sql.begin("isolation level repeatable read read only", (tx) =>
      findCandidates({ tx, organizationId, range, newestFirst }, words),
    );
}

type Read = { tx: Tx; organizationId: number; range: IdRange; newestFirst: boolean };

async function findCandidates(read: Read, words: readonly AnyOf[]): Promise<Candidates | null> {
  const { tx, range, newestFirst } = read;
  const telling = (await lowered(tx, words)).filter((group) => group.every(isTelling));
  if (telling.length === 0) return null;
  const unsigned = await unsignedIn(read);
  const blocks = await blocksIn(read);
  const beyond = blocks.length > mostBlocks ? blocks.pop() : undefined;
  const stretches = [...unsigned, ...(await stretchesOf(read, telling, blocks))].sort((a, b) =>
    newestFirst ? compare(b.high, a.high) : compare(a.low, b.low),
  );
  const reach = beyond ? frontBefore(beyond, range, newestFirst) : range;
  const window = frontWithFew(stretches, reach, newestFirst);
  const inFront = stretches.filter(({ low, high }) => high >= window.low && low < window.high);
  const ids = await idsOf(read, inFront);
  return { window, ids: ids.filter((id) => id >= window.low && id < window.high) };
}

/** In lower case as the database makes it, which is how contents were signed. */
async function lowered(tx: Tx, words: readonly AnyOf[]): Promise<AnyOf[]> {
  const all = words.flat();
  const rows = await tx<{ word: string }[]>`
    select lower(word) as word from unnest(${all}::text[]) with ordinality as w(word, n) order by n`;
  let at = 0;
  return words.map((group) => group.map(() => rows[at++]?.word ?? ""));
}

function isTelling(word: string): boolean {
  return slicesOf(word, 1).length > 0;
}

/** The part of a range that comes before anything of a stretch. */
function frontBefore(
  { low, high }: { low: string; high: string },
  range: IdRange,
  newestFirst: boolean,
): IdRange {
  const after = nextId(high);
  return newestFirst
    ? { low: after > range.low ? after : range.low, high: range.high }
    : { low: range.low, high: low < range.high ? low : range.high };
}

/** The front of a range that has no more candidates than are looked through at once, or as few as can be parted. */
function frontWithFew(stretches: readonly Stretch[], range: IdRange, newestFirst: boolean): IdRange {
  let count = 0;
  for (const stretch of stretches) {
    count += stretch.count;
    if (count <= mostCandidates) continue;
    const front = frontBefore(stretch, range, newestFirst);
    if (front.low < front.high) return front;
  }
  return range;
}

async function unsignedIn({ tx, organizationId, range }: Read): Promise<Stretch[]> {
  return tx<Stretch[]>`
    select id::float8 as id, low, high, count, null as places from unsigned_contents
    where organization_id = ${organizationId} and high >= ${range.low} and low < ${range.high}`;
}

/** Signatures that reach into a range, those at its front first; one more than are read tells that there are more. */
async function blocksIn({ tx, organizationId, range, newestFirst }: Read): Promise<Block[]> {
  return tx<Block[]>`
    select id::float8 as id, low, high, hashes from content_signatures
    where organization_id = ${organizationId} and high >= ${range.low} and low < ${range.high}
    order by ${newestFirst ? tx`high desc` : tx`low`} limit ${mostBlocks + 1}`;
}

/** What of each signature can match. Those of one width are asked for the same slices. */
async function stretchesOf(
  read: Read,
  words: readonly AnyOf[],
  blocks: readonly Block[],
): Promise<Stretch[]> {
  const widths = [...new Set(blocks.map((block) => block.hashes))];
  const stretches = await Promise.all(
    widths.map(async (hashes) => {
      const same = blocks.filter((block) => block.hashes === hashes);
      const places = await candidatePlaces(read, words, same, hashes);
      return same.flatMap(({ id, low, high }): Stretch[] => {
        const found = places.get(id) ?? [];
        return found.length > 0 ? [{ id, low, high, count: found.length, places: found }] : [];
      });
    }),
  );
  return stretches.flat();
}

async function candidatePlaces(
  { tx, organizationId }: Read,
  words: readonly AnyOf[],
  blocks: readonly Block[],
  hashes: number,
): Promise<Map<number, number[]>> {
  const groups = words.map((group) => group.map((word) => slicesOf(word, hashes)));
  const parts = groups.flat(2).map((slice) => slicePart(tx, slice));
  const rows = await tx<{ id: number; bits: Uint8Array }[]>`
    select id::float8 as id, ${parts.reduce((all, part) => tx`${all} || ${part}`)} as bits from content_signatures
    where organization_id = ${organizationId} and id = any(${blocks.map(({ id }) => id)}::bigint[])`;
  return new Map(rows.map(({ id, bits }) => [id, placesOfGroups(groups, bits)]));
}

function slicePart(sql: Sql | Tx, slice: number) {
  return sql`substring(slices from ${slice * sliceBytes + 1}::int for ${sliceBytes}::int)`;
}

/** @param bits the slices of all words, one after the other */
function placesOfGroups(groups: readonly (readonly (readonly number[])[])[], bits: Uint8Array): number[] {
  let at = 0;
  const ofWord = (slices: readonly number[]) => {
    const own = bits.subarray(at, at + slices.length * sliceBytes);
    at += own.length;
    return placesIn(own);
  };
  const [first = new Set<number>(), ...others] = groups.map((group) => new Set(group.flatMap(ofWord)));
  return [...first].filter((place) => others.every((places) => places.has(place)));
}

/** The ids of spans that can match, each once. */
async function idsOf({ tx, organizationId }: Read, stretches: readonly Stretch[]): Promise<string[]> {
  const batches = stretches.flatMap(({ id, places }) => (places === null ? [id] : []));
  const signed = stretches.flatMap(({ id, places }) => (places === null ? [] : [{ id, places }]));
  const rows = await tx<{ id: string }[]>`
    select unnest(ids) as id from unsigned_contents
    where organization_id = ${organizationId} and id = any(${batches}::bigint[])
    union
    select ids[place::int + 1] from (
      -- Joining nothing on makes the array one in memory, which is otherwise fetched anew for every place.
      select ids || '{}'::uuid[] as ids, places
      from unnest(${signed.map(({ id }) => id)}::bigint[], ${signed.map(({ places }) => places.join(","))}::text[]) as wanted(block, places)
      join content_signatures on organization_id = ${organizationId} and id = block
      offset 0
    ) block, unnest(string_to_array(places, ',')) place`;
  return rows.map(({ id }) => id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
