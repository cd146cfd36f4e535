/** Which rows are ticked: the listed ones, or (`isAll`) everything the list would ever bring but the listed ones. */
export type Ticks = {
  isAll: boolean;
  ids: ReadonlySet<string>;
  /** Where a range starts: the row that was ticked last. */
  anchor: string | null;
};

export const noTicks: Ticks = { isAll: false, ids: new Set(), anchor: null };

export function isTicked(ticks: Ticks, id: string): boolean {
  return ticks.isAll !== ticks.ids.has(id);
}

export function toggleTick(ticks: Ticks, id: string): Ticks {
  const ids = new Set(ticks.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ...ticks, ids, anchor: id };
}

/** Brings every row between the anchor and `id` to what the anchor is. Without an anchor in the list it toggles `id`. */
export function tickRange(ticks: Ticks, order: readonly string[], id: string): Ticks {
  const to = order.indexOf(id);
  const from = ticks.anchor === null ? -1 : order.indexOf(ticks.anchor);
  if (from < 0 || to < 0 || ticks.anchor === null) return toggleTick(ticks, id);
  const isListed = ticks.ids.has(ticks.anchor);
  const ids = new Set(ticks.ids);
  for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (isListed) ids.add(one);
    else ids.delete(one);
  }
  return { ...ticks, ids };
}

export function tickThese(ids: readonly string[]): Ticks {
  return { isAll: false, ids: new Set(ids), anchor: null };
}

export function tickAll(): Ticks {
  return { isAll: true, ids: new Set(), anchor: null };
}

export function hasTicks(ticks: Ticks): boolean {
  return ticks.isAll || ticks.ids.size > 0;
}

/** How many are ticked, of `total`; null where only the total could tell and it is unknown. */
export function tickCount(ticks: Ticks, total: number | null): number | null {
  if (!ticks.isAll) return ticks.ids.size;
  return total === null ? null : Math.max(0, total - ticks.ids.size);
}
