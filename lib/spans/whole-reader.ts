import "server-only";
import { connection, type Fragment, type Sql, type Tx } from "@/db";
import type { AmountFound, AmountRead, OrderedRow } from "./amount-read";
import type { Amount } from "./amounts";
import type { Budget } from "./budget";
import type { Place } from "./cursor";
import { frontOf, type IdRange, isEmptyRange, millisecondsOf, nextId, restOf } from "./id-range";

/**
 * All that match beyond the place, sorted: for few matches, or an amount without an index. Rows have many columns; only
 * those that are returned are read whole.
 */
export async function readSorted<Row>(
  sql: Sql | Tx,
  read: AmountRead,
  amount: Amount,
  { low, high }: IdRange = read.range,
): Promise<OrderedRow<Row>[]> {
  const whole = sql.unsafe(amount.whole);
  const nulls = read.noneFirst ? sql`nulls first` : sql`nulls last`;
  const byAmount = read.descending ? sql`${whole} desc ${nulls}` : sql`${whole} ${nulls}`;
  const byId = read.newestFirst ? sql`s.id desc` : sql`s.id`;
  const places = await sql<Ordered[]>`
    select id, amount::text as amount from (
      select s.id, ${whole} as amount from spans s
      where ${read.base} and s.id >= ${low} and s.id < ${high} and ${read.filters ?? sql`true`}
        and ${read.place === null ? sql`true` : beyondPlace(sql, whole, read, read.place)}
      order by ${byAmount}, ${byId} limit ${read.limit}
    ) s`;
  const ids = places.map(({ id }) => id);
  const rows = await sql<(Row & { id: string })[]>`
    select ${read.columns} from spans s where ${read.base} and s.id = any(${ids}::uuid[])`;
  const byRowId = new Map(rows.map((row) => [row.id, row]));
  return places.flatMap(({ id, amount }) => {
    const row = byRowId.get(id);
    return row ? [{ ...row, amount }] : [];
  });
}

function beyondPlace(sql: Sql | Tx, whole: Fragment, read: AmountRead, { value, id }: Place): Fragment {
  const isBeyond = read.newestFirst ? sql`s.id < ${id}` : sql`s.id > ${id}`;
  if (value === null) {
    return read.noneFirst
      ? sql`(${whole} is not null or ${isBeyond})`
      : sql`${whole} is null and ${isBeyond}`;
  }
  const further = read.descending ? sql`${whole} < ${value}` : sql`${whole} > ${value}`;
  const noneFollow = read.noneFirst ? sql`false` : sql`${whole} is null`;
  return sql`(${further} or (${whole} = ${value} and ${isBeyond}) or ${noneFollow})`;
}

/**
 * Sorts all that match. Where that takes too long, the newest spans are looked at first, window by window: the order
 * then holds among the spans from `low` on.
 */
export async function readWhole<Row>(
  read: AmountRead,
  amount: Amount,
  budget: Budget,
): Promise<AmountFound<Row>> {
  const all = await budget.run((sql) => readSorted<Row>(sql, read, amount));
  if (all !== null) return { rows: all, stoppedAt: null, low: null };
  let rest = await extentOf(read);
  let rows: OrderedRow<Row>[] = [];
  let width = (millisecondsOf(rest.high) - millisecondsOf(rest.low)) / 8;
  while (!isEmptyRange(rest)) {
    const ms = Math.max(1, width);
    const window = frontOf(rest, ms, true);
    const found = await budget.run((sql) => readSorted<Row>(sql, read, amount, window), ms === 1);
    if (found !== null) {
      budget.advance();
      rows = [...rows, ...found].sort(comparatorOf(read)).slice(0, read.limit);
      rest = restOf(rest, window, true);
    } else width /= 8;
    if (budget.isSpent && !isEmptyRange(rest)) return { rows, stoppedAt: null, low: rest.high };
  }
  return { rows, stoppedAt: null, low: null };
}

/** The range from its first row to its last. */
async function extentOf({ base, range }: AmountRead): Promise<IdRange> {
  const { sql } = connection();
  const inRange = sql`from spans s where ${base} and s.id >= ${range.low} and s.id < ${range.high}`;
  const [ids] = await sql<{ first: string | null; last: string | null }[]>`
    select (select s.id ${inRange} order by s.id limit 1) as first,
      (select s.id ${inRange} order by s.id desc limit 1) as last`;
  return { low: ids?.first ?? range.low, high: ids?.last ? nextId(ids.last) : range.low };
}

type Ordered = { id: string; amount: string | null };

function comparatorOf({ descending, newestFirst, noneFirst }: AmountRead) {
  return (a: Ordered, b: Ordered): number => {
    if ((a.amount === null) !== (b.amount === null)) return (a.amount === null) === noneFirst ? -1 : 1;
    const difference = Number(a.amount) - Number(b.amount);
    if (difference !== 0) return descending ? -difference : difference;
    return a.id < b.id === newestFirst ? 1 : -1;
  };
}
