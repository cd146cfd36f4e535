/**
 * The rows of a list that this page holds: pages loaded from the top down without a gap, and rows that arrived since
 * but are held back so that nothing moves under the reader. Newest first; `keyOf` gives the cursor, which sorts as text.
 */
export type RowWindow<Row> = {
  rows: readonly Row[];
  /** Where older rows go on; null at the end of the list. */
  next: string | null;
  held: readonly Row[];
};

export type RowPage<Row> = { rows: readonly Row[]; next: string | null };

export type KeyOf<Row> = (row: Row) => string;

export function openWindow<Row>(page: RowPage<Row>): RowWindow<Row> {
  return { rows: page.rows, next: page.next, held: [] };
}

/** Adds the page that follows the last row. Rows already here are not repeated. */
export function appendPage<Row>(
  window: RowWindow<Row>,
  page: RowPage<Row>,
  keyOf: KeyOf<Row>,
): RowWindow<Row> {
  const known = new Set(window.rows.map(keyOf));
  return {
    ...window,
    rows: [...window.rows, ...page.rows.filter((row) => !known.has(keyOf(row)))],
    next: page.next,
  };
}

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
  const latest = new Map(top.map((row) => [keyOf(row), row]));
  const rows = replaceChanged(window.rows, latest, keyOf);
  const heldBefore = replaceChanged(window.held, latest, keyOf);
  const known = new Set([...window.rows, ...window.held].map(keyOf));
  const fresh = top.filter((row) => !known.has(keyOf(row)));
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

/** The keys of rows in `after` that `before` did not have. */
export function freshKeys<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: KeyOf<Row>,
): Set<string> {
  const known = new Set(before.map(keyOf));
  return new Set(after.map(keyOf).filter((key) => !known.has(key)));
}

function replaceChanged<Row>(
  rows: readonly Row[],
  latest: ReadonlyMap<string, Row>,
  keyOf: KeyOf<Row>,
): readonly Row[] {
  let changed = false;
  const replaced = rows.map((row) => {
    const now = latest.get(keyOf(row));
    if (now === undefined || JSON.stringify(now) === JSON.stringify(row)) return row;
    changed = true;
    return now;
  });
  return changed ? replaced : rows;
}

function inOrder<Row>(rows: readonly Row[], keyOf: KeyOf<Row>): Row[] {
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : keyOf(a) > keyOf(b) ? -1 : 0));
}
