import { hasMoreAbove, hasMoreBelow, type KeyOf, type RowWindow } from "./row-window";

/**
 * Takes what the top of the list looks like now. Rows already here are replaced where they changed; new ones are put
 * in order, or `held` back when `hold` is set.
 */
export function receiveTop<Row>(
  window: RowWindow<Row>,
  top: readonly Row[],
  keyOf: KeyOf<Row>,
  hold: boolean,
): RowWindow<Row> {
  const rows = replaceChanged(window.rows, top, keyOf);
  const heldBefore = replaceChanged(window.held, top, keyOf);
  const fresh = top.filter((row) => !isKnown(window, row, keyOf));
  if (fresh.length === 0 && rows === window.rows && heldBefore === window.held) return window;
  const held = fresh.length === 0 ? heldBefore : inOrder([...heldBefore, ...fresh], keyOf);
  return hold ? { ...window, rows, held } : releaseHeld({ ...window, rows, held }, keyOf);
}

/** Puts the rows that were held back where they belong. */
export function releaseHeld<Row>(window: RowWindow<Row>, keyOf: KeyOf<Row>): RowWindow<Row> {
  if (window.held.length === 0) return window;
  return { ...window, rows: inOrder([...window.held, ...window.rows], keyOf), held: [] };
}

/** Live answers overlap this many known rows, so that spans which started earlier than the newest one are seen too. */
const overlapRows = 20;
/** They reach down to rows that are still to change, as far as one answer goes. */
const maxOverlapRows = 80;

/**
 * The row above which everything is asked for again: some rows down, and below each of the newest that `isUnsettled`
 * says will change. Undefined where that is all of them.
 */
export function liveAnchor<Row>(rows: readonly Row[], isUnsettled: (row: Row) => boolean): Row | undefined {
  const unsettled = rows.slice(0, maxOverlapRows).findLastIndex(isUnsettled);
  if (unsettled >= overlapRows - 1 || unsettled === rows.length - 1) return rows[unsettled + 1];
  return rows[Math.min(overlapRows, rows.length) - 1];
}

/** Whether rows that are still to change are among those a live answer reaches. */
export function unsettledRows<Row>(rows: readonly Row[], isUnsettled: (row: Row) => boolean): boolean {
  return rows.slice(0, maxOverlapRows).some(isUnsettled);
}

/**
 * Those of the rows that arrived whose place is not below the pages loaded; others are found when one gets there. Where
 * the list has rows above the first one, only those that are known.
 */
export function withinWindow<Row>(
  window: RowWindow<Row>,
  arrived: readonly Row[],
  keyOf: KeyOf<Row>,
): readonly Row[] {
  if (hasMoreAbove(window)) return arrived.filter((row) => isKnown(window, row, keyOf));
  const last = window.rows.at(-1);
  if (!hasMoreBelow(window) || last === undefined) return arrived;
  return arrived.filter((row) => keyOf(row) > keyOf(last));
}

/** Whether a row of a list that is newest first is in the window, held back or not. */
export function isKnown<Row>(window: RowWindow<Row>, row: Row, keyOf: KeyOf<Row>): boolean {
  const key = keyOf(row);
  return placeOf(window.rows, key, keyOf) >= 0 || placeOf(window.held, key, keyOf) >= 0;
}

/** The keys of rows in `after` that `before`, newest first, did not have. */
export function freshKeys<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: KeyOf<Row>,
): Set<string> {
  if (before === after) return new Set();
  return new Set(after.map(keyOf).filter((key) => placeOf(before, key, keyOf) < 0));
}

function replaceChanged<Row>(
  rows: readonly Row[],
  latest: readonly Row[],
  keyOf: KeyOf<Row>,
): readonly Row[] {
  let replaced: Row[] | null = null;
  for (const now of latest) {
    const place = placeOf(rows, keyOf(now), keyOf);
    if (place < 0 || JSON.stringify(now) === JSON.stringify(rows[place])) continue;
    replaced ??= [...rows];
    replaced[place] = now;
  }
  return replaced ?? rows;
}

/** Finds a key among rows whose keys fall from the first to the last; -1 when it is not there. */
function placeOf<Row>(rows: readonly Row[], key: string, keyOf: KeyOf<Row>): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && keyOf(row) > key) low = middle + 1;
    else high = middle;
  }
  const found = rows[low];
  return found !== undefined && keyOf(found) === key ? low : -1;
}

function inOrder<Row>(rows: readonly Row[], keyOf: KeyOf<Row>): Row[] {
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : keyOf(a) > keyOf(b) ? -1 : 0));
}
