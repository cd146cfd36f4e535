import "server-only";
import { connection, type Fragment, type Sql, type Tx } from "@/db";
import type { AmountFound, AmountRead, OrderedRow } from "./amount-read";
import type { Amount } from "./amounts";
import type { Budget } from "./budget";
import type { Place } from "./cursor";
import { estimateSpans } from "./estimate";
import { beyond, highestId, lowestId, previousId } from "./id-range";
import { readByTime } from "./reader";
import { readSorted } from "./whole-reader";
import { runWithin } from "./within";

/** A walk this long that found too little: the filter shuns large or small amounts, and sorting even this many is cheaper. */
const longWalk = 20_000;
const wholeAfterLongWalk = 1_000_000;
/** What a plain statement may take before the walk goes step by step, in milliseconds. */
const plainMs = 60;
/** Spans a walk takes at first, whatever the filters leave of them; each step takes four times as many as the one before. */
const firstStep = 1_000;
/** The same in pages, where hardly anything is filtered out. */
const firstPages = 4;
const leastStep = 60;
const largestStep = 64_000;

type Part = "positive" | "zero" | "none";
/** All of it was read, or the time was over. */
type Outcome = "ended" | "stopped";

/** The list's time range with one more condition, on the alias `s`. */
export function inRange({ base, range }: AmountRead, more: Fragment | null): Fragment {
  const { sql } = connection();
  return sql`${base} and s.id >= ${range.low} and s.id < ${range.high} and ${more ?? sql`true`}`;
}

/** One reading along an amount's index. */
export class Walk<Row> {
  readonly #rows: OrderedRow<Row>[] = [];
  /** What was read so far ends here. */
  #place: Place | null;
  #walked = 0;
  #hasTriedWhole = false;

  constructor(
    readonly read: AmountRead,
    readonly amount: Amount,
    readonly budget: Budget,
  ) {
    this.#place = read.place;
  }

  async run(): Promise<AmountFound<Row>> {
    const parts = this.#parts();
    const begun = this.#place === null ? 0 : parts.indexOf(partOf(this.#place));
    for (let i = begun; ; i++) {
      const outcome = await this.#readPart(parts[i] ?? "none");
      if (outcome === "stopped") return { rows: this.#rows, stoppedAt: this.#place, low: null };
      const next = parts[i + 1];
      if (this.#missing === 0 || next === undefined) break;
      if (this.budget.isSpent) return { rows: this.#rows, stoppedAt: this.#startOf(next), low: null };
    }
    return { rows: this.#rows, stoppedAt: null, low: null };
  }

  /** Positive amounts begin where the part before them ended. */
  #startOf(part: Part): Place | null {
    if (part === "positive") return this.#place;
    return { value: part === "zero" ? "0" : null, id: this.read.newestFirst ? highestId : lowestId };
  }

  get #missing(): number {
    return this.read.limit - this.#rows.length;
  }

  #parts(): Part[] {
    const { descending, noneFirst } = this.read;
    const measured: Part[] = this.amount.zero === null ? ["positive"] : ["positive", "zero"];
    if (!descending) measured.reverse();
    return noneFirst ? ["none", ...measured] : [...measured, "none"];
  }

  async #readPart(part: Part): Promise<Outcome> {
    if (!this.read.isNarrow && (await this.#readPlain(part))) return "ended";
    if (part === "positive") return this.#readPositive();
    const { allowsZero, allowsNone } = this.read.own;
    if (!(part === "zero" ? allowsZero : allowsNone)) return Promise.resolve("ended");
    return this.#readEqual(part === "zero" ? "0" : null, this.#place);
  }

  /**
   * Where most spans match, one plain statement gives what is missing, unless very many have equal amounts, or none.
   *
   * @returns whether it did, in time
   */
  async #readPlain(part: Part): Promise<boolean> {
    const at = this.#place !== null && partOf(this.#place) === part ? this.#place : null;
    const rows = await runWithin(plainMs, (tx) =>
      part === "positive"
        ? this.#window(tx, at, null)
        : this.#equalRows(tx, part === "zero" ? "0" : null, at),
    );
    if (rows === null) return false;
    this.budget.advance();
    this.#rows.push(...rows);
    if (part !== "positive") this.#place = this.#endOf(part === "zero" ? "0" : null);
    return true;
  }

  /** Spans of one amount in the order of time. */
  #equalRows(sql: Sql | Tx, value: string | null, at: Place | null) {
    const { read } = this;
    const { low, high } = at === null ? read.range : beyond(read.range, at.id, read.newestFirst);
    const byId = read.newestFirst ? sql`s.id desc` : sql`s.id`;
    return sql<(OrderedRow<Row> & object)[]>`
      select ${read.columns}, ${value}::text as amount from (
        select s.* from spans s
        where ${read.base} and s.id >= ${low} and s.id < ${high} and ${this.#equals(value)}
          and ${read.filters ?? sql`true`}
        order by ${byId} limit ${this.#missing}
      ) s order by ${byId}`;
  }

  /** The place behind all spans of an amount. */
  #endOf(value: string | null): Place {
    return { value, id: this.read.newestFirst ? lowestId : highestId };
  }

  async #readPositive(): Promise<Outcome> {
    let at = this.#place !== null && partOf(this.#place) === "positive" ? this.#place : null;
    const first = this.read.isNarrow ? firstStep : Math.max(leastStep, firstPages * this.read.limit);
    for (let step = first; ; ) {
      const read = await this.#readStep(at, step);
      if (read === "ended" || read === "stopped") return read;
      if (this.#missing === 0) return "ended";
      if (read === "read") {
        at = this.#place;
        this.#walked += step;
        if (this.#walked >= longWalk && (await this.#finishWhole())) return "ended";
      }
      if (this.budget.isSpent) return "stopped";
      step = read === "read" ? Math.min(step * 4, largestStep) : Math.max(leastStep, Math.floor(step / 8));
    }
  }

  /** Reads the spans of the next `step` amounts, whatever the filters leave of them. */
  async #readStep(at: Place | null, step: number): Promise<Outcome | "read" | "too much"> {
    const isSmallest = step === leastStep;
    const values = await this.budget.run((sql) => this.#valuesFrom(sql, at, step), isSmallest);
    if (values === null) return "too much";
    if (values.first === null) return "ended";
    if (values.last === values.first) {
      // So many are equal: in the order of time they are found without sorting them all.
      return (await this.#readEqual(values.first, at)) === "stopped" ? "stopped" : "read";
    }
    const rows = await this.budget.run((sql) => this.#window(sql, at, values.last), isSmallest);
    if (rows === null) return "too much";
    this.budget.advance();
    this.#rows.push(...rows);
    if (values.last === null) return "ended";
    this.#place = this.#endOf(values.last);
    return "read";
  }

  /**
   * The first amount beyond a place, and the one `step` spans on (null where there are fewer), whatever the filters but those
   * on the amount itself.
   */
  async #valuesFrom(sql: Sql | Tx, at: Place | null, step: number) {
    const column = sql.unsafe(this.amount.column);
    const order = this.read.descending ? sql`${column} desc` : column;
    const from = sql`select ${column}::text from spans s
      where ${inRange(this.read, sql.unsafe(this.amount.positive))} and ${this.#from(at)}
        and ${this.read.own.where ?? sql`true`} order by ${order}`;
    const [row] = await sql<{ first: string | null; last: string | null }[]>`
      select (${from} limit 1) as first, (${from} offset ${step - 1} limit 1) as last`;
    return row ?? { first: null, last: null };
  }

  /** Amounts from a place on, its own among them unless all spans of that amount were read. */
  #from(at: Place | null): Fragment {
    const { sql } = connection();
    if (at === null) return sql`true`;
    const column = sql.unsafe(this.amount.column);
    const isRead = at.id === this.#endOf(at.value).id;
    if (this.read.descending) return isRead ? sql`${column} < ${at.value}` : sql`${column} <= ${at.value}`;
    return isRead ? sql`${column} > ${at.value}` : sql`${column} >= ${at.value}`;
  }

  /** What matches of the amounts from a place to the last one. */
  #window(sql: Sql | Tx, at: Place | null, last: string | null) {
    const { read, amount } = this;
    const column = sql.unsafe(amount.column);
    const to =
      last === null ? sql`true` : read.descending ? sql`${column} >= ${last}` : sql`${column} <= ${last}`;
    const isBeyond = read.newestFirst ? sql`s.id < ${at?.id ?? ""}` : sql`s.id > ${at?.id ?? ""}`;
    const apart = at === null ? sql`true` : sql`(${column} <> ${at.value} or ${isBeyond})`;
    const byAmount = read.descending ? sql`${column} desc` : column;
    const byId = read.newestFirst ? sql`s.id desc` : sql`s.id`;
    return sql<(OrderedRow<Row> & object)[]>`
      select ${read.columns}, ${column}::text as amount from (
        select s.* from spans s
        where ${inRange(read, sql.unsafe(amount.positive))} and ${this.#from(at)} and ${to} and ${apart}
          and ${read.filters ?? sql`true`}
        order by ${byAmount}, ${byId} limit ${this.#missing}
      ) s order by ${byAmount}, ${byId}`;
  }

  /** Spans of one amount, beyond a place if it is of that amount. */
  async #readEqual(value: string | null, at: Place | null): Promise<Outcome> {
    const { read } = this;
    const { sql } = connection();
    const { rows, stoppedAt } = await readByTime<OrderedRow<Row>>(
      {
        ...read,
        range: at !== null && at.value === value ? beyond(read.range, at.id, read.newestFirst) : read.range,
        limit: this.#missing,
        columns: sql`${read.columns}, ${value}::text as amount`,
        filters: sql`${this.#equals(value)} and ${read.filters ?? sql`true`}`,
      },
      this.budget,
    );
    this.#rows.push(...rows);
    if (stoppedAt === null) {
      this.#place = this.#endOf(value);
      return "ended";
    }
    this.#place = { value, id: read.newestFirst ? stoppedAt : previousId(stoppedAt) };
    return "stopped";
  }

  #equals(value: string | null): Fragment {
    const { sql } = connection();
    const { column, positive, zero, none } = this.amount;
    if (value === null) return sql.unsafe(none);
    if (Number(value) === 0) return sql.unsafe(zero ?? "false");
    return sql`${sql.unsafe(column)} = ${value} and ${sql.unsafe(positive)}`;
  }

  /** @returns whether the rest of the positive amounts was found by sorting all that match */
  async #finishWhole(): Promise<boolean> {
    const { read } = this;
    if (this.#hasTriedWhole || read.filters === null) return false;
    this.#hasTriedWhole = true;
    const { sql } = connection();
    const filters = sql`${sql.unsafe(this.amount.positive)} and ${read.filters}`;
    if ((await estimateSpans(inRange(read, filters))) > wholeAfterLongWalk) return false;
    const rest = { ...read, filters, place: this.#place, limit: this.#missing };
    const rows = await this.budget.run((sql) => readSorted<Row>(sql, rest, this.amount));
    if (rows === null) return false;
    this.#rows.push(...rows);
    return true;
  }
}

function partOf({ value }: Place): Part {
  if (value === null) return "none";
  return Number(value) === 0 ? "zero" : "positive";
}
