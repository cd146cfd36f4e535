/**
 * The rows of a list that this page holds: pages loaded without a gap, and rows that arrived since but are held back so that
 * nothing moves under the reader. Where rows arrive by themselves the list is newest first and `keyOf` gives a key that sorts
 * as text; a list in another order only grows at its ends. Of very many rows only those around the reader are kept.
 */
export type RowWindow<Row> = {
  rows: readonly Row[];
  /** Where the list goes on below; null at its end. */
  next: string | null;
  /** Where it goes on above; null at its start. */
  previous: string | null;
  /** Rows were let go there: the list goes on around the last (the first) row, whatever `next` (`previous`) says. */
  isCutBelow: boolean;
  isCutAbove: boolean;
  /** How many rows of the list come before the first one here; null where nobody knows. */
  before: number | null;
  /** How far the search for the last page got before its time ran out; null when it was complete. */
  searchedTo: string | null;
  searchedAmount: number | null;
  held: readonly Row[];
};

export type RowPage<Row> = {
  rows: readonly Row[];
  next: string | null;
  previous: string | null;
  /** The time ran out at this instant (ISO 8601), or at rows of this amount in an order by one; `next` goes on. */
  searchedTo: string | null;
  searchedAmount: number | null;
};

export type KeyOf<Row> = (row: Row) => string;

/** Rows a window may hold, about 1 kB each; beyond them a fifth is let go at the end one scrolls away from. */
const mostRows = 125_000;

export function openWindow<Row>(page: RowPage<Row>): RowWindow<Row> {
  return {
    ...page,
    isCutBelow: false,
    isCutAbove: false,
    before: page.previous === null ? 0 : null,
    held: [],
  };
}

export function hasMoreBelow(window: RowWindow<unknown>): boolean {
  return window.isCutBelow || window.next !== null;
}

export function hasMoreAbove(window: RowWindow<unknown>): boolean {
  return window.isCutAbove || window.previous !== null;
}

/** Adds the page that follows the last row, or lies around it. Rows already here are not repeated. */
export function appendPage<Row>(
  window: RowWindow<Row>,
  page: RowPage<Row>,
  keyOf: KeyOf<Row>,
  most = mostRows,
): RowWindow<Row> {
  const last = window.rows.at(-1);
  const from = last === undefined ? 0 : 1 + page.rows.findIndex((row) => keyOf(row) === keyOf(last));
  const rows = [...window.rows, ...unknownRows(window.rows, page.rows.slice(from), keyOf)];
  const { next, searchedTo, searchedAmount } = page;
  const grown = { ...window, rows, next, searchedTo, searchedAmount, isCutBelow: false };
  if (rows.length <= most) return grown;
  const gone = Math.floor(most / 5);
  const before = window.before === null ? null : window.before + gone;
  return { ...grown, rows: rows.slice(gone), isCutAbove: true, before };
}

/** Puts the page that precedes the first row, or lies around it, before it. Rows already here are not repeated. */
export function prependPage<Row>(
  window: RowWindow<Row>,
  page: RowPage<Row>,
  keyOf: KeyOf<Row>,
  most = mostRows,
): RowWindow<Row> {
  const first = window.rows[0];
  const at = first === undefined ? -1 : page.rows.findIndex((row) => keyOf(row) === keyOf(first));
  const added = unknownRows(window.rows, at < 0 ? page.rows : page.rows.slice(0, at), keyOf);
  const rows = [...added, ...window.rows];
  const { previous } = page;
  const before =
    previous === null ? 0 : window.before === null ? null : Math.max(0, window.before - added.length);
  // What was held back meanwhile may have come with the page.
  const held = unknownRows(added, window.held, keyOf);
  const grown = { ...window, rows, previous, isCutAbove: false, before, held };
  if (rows.length <= most) return grown;
  return { ...grown, rows: rows.slice(0, -Math.floor(most / 5)), isCutBelow: true };
}

/** Looks through the many with a set of the few: a set of a hundred thousand keys for each page would cost frames. */
function unknownRows<Row>(many: readonly Row[], few: readonly Row[], keyOf: KeyOf<Row>): Row[] {
  const left = new Map(few.map((row) => [keyOf(row), row]));
  for (const row of many) left.delete(keyOf(row));
  return [...left.values()];
}
