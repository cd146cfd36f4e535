import { type PlacedColumn, parsePlaced, pinnedFirst, printPlaced } from "@/lib/columns/placement";

/** What is shown, in order, unless an address says otherwise. */
export const defaultColumnIds = [
  "time",
  "span",
  "model",
  "status",
  "latency",
  "ttft",
  "tokens",
  "cost",
  "customer",
  "thread",
] as const;

/** The columns the list of spans has by itself; each key of `metadata` is one more, `metadata.<key>`. */
export const columnIds = [
  ...defaultColumnIds,
  "log_type",
  "provider",
  "prompt_tokens",
  "completion_tokens",
  "reasoning_tokens",
  "cache_read_tokens",
  "cache_write_tokens",
  "speed",
  "end_time",
  "input",
  "output",
  "error",
  "workflow",
  "session",
  "trace_group",
  "group",
  "environment",
  "custom_id",
  "log_id",
  "trace_id",
  "span_id",
] as const;
export type ColumnId = (typeof columnIds)[number];

export const maxColumns = 60;

const mapPrefix = "metadata.";

export function isColumnId(id: string): id is ColumnId {
  return columnIds.some((one) => one === id);
}

/** The key of `metadata` that a column shows; null for a column of the list's own. */
export function metadataKeyOf(id: string): string | null {
  return id.startsWith(mapPrefix) && id.length > mapPrefix.length ? id.slice(mapPrefix.length) : null;
}

export function metadataColumnId(key: string): string {
  return `${mapPrefix}${key}`;
}

/**
 * The columns an address asks for (null: the default ones), pinned ones first, each once. Names that are no column are left
 * out; when none is left, the default ones are shown.
 */
export function readColumns(columns: readonly string[] | null): PlacedColumn[] {
  const asked = new Map<string, PlacedColumn>();
  for (const text of (columns ?? []).slice(0, maxColumns)) {
    const column = parsePlaced(text);
    if (isShowable(column.id) && !asked.has(column.id)) asked.set(column.id, column);
  }
  if (asked.size > 0) return pinnedFirst([...asked.values()]);
  return defaultColumnIds.map((id) => ({ id, isPinned: false, widthPx: null }));
}

/** What `readColumns` reads back; null where it is the default set. */
export function writeColumns(columns: readonly PlacedColumn[]): string[] | null {
  const texts = columns.map(printPlaced);
  return texts.join() === defaultColumnIds.join() ? null : texts;
}

/** The names in an address that are no column, so that the screen can say what it dropped. */
export function unknownColumns(columns: readonly string[] | null): string[] {
  return (columns ?? []).filter((text) => !isShowable(parsePlaced(text).id));
}

/** Whether the list shows its own columns in their own order, whatever their widths. Only then may columns give way. */
export function isDefaultSet(columns: readonly PlacedColumn[]): boolean {
  return columns.map(({ id, isPinned }) => `${isPinned ? "*" : ""}${id}`).join() === defaultColumnIds.join();
}

function isShowable(id: string): boolean {
  return isColumnId(id) || metadataKeyOf(id) !== null;
}
