import type { GridColumns } from "@/components/data-table/columns";
import { type ColumnId, columnIds, metadataKeyOf } from "@/lib/spans/list-columns";
import type { SpanRow } from "@/lib/spans/types";
import { helper, text } from "./columns/column-kinds";
import { ownColumns, type TimeLook } from "./columns/own-columns";

/**
 * Below these widths of the table its own columns give way, the last ones first, so that the words of a span stay readable;
 * the panel tells what they would.
 */
const givesWay: Partial<Record<ColumnId, string>> = {
  status: "@max-[470px]:hidden",
  latency: "@max-[552px]:hidden",
  cost: "@max-[640px]:hidden",
  tokens: "@max-[764px]:hidden",
  model: "@max-[896px]:hidden",
  ttft: "@max-[972px]:hidden",
  customer: "@max-[1088px]:hidden",
  thread: "@max-[1204px]:hidden",
};

/**
 * All columns there are, and one for each key of metadata among `ids`. `mayGiveWay` where nobody chose which ones stand
 * there.
 */
export function spanColumns(
  look: TimeLook,
  ids: readonly string[],
  mayGiveWay: boolean,
): GridColumns<SpanRow> {
  const make = ownColumns(look);
  const own = columnIds.map((id) => make[id](id, { givesWay: mayGiveWay ? givesWay[id] : undefined }));
  const ofMetadata = ids.flatMap((id) => {
    const key = metadataKeyOf(id);
    return key === null ? [] : [text(key, 132, (span) => metadataOf(span, key), { title: id })(id)];
  });
  return helper.columns([...own, ...ofMetadata]);
}

const names = new Map<string, unknown>(
  spanColumns({ timeZone: "UTC", today: null }, [], false).map(({ id, header }) => [id ?? "", header]),
);

/** How a column is called where there is no head: in menus and lists of columns. */
export function columnName(id: string): string {
  const name = names.get(id);
  return typeof name === "string" ? name : (metadataKeyOf(id) ?? id);
}

function metadataOf(span: SpanRow, key: string): string | null {
  return Object.hasOwn(span.metadata, key) ? (span.metadata[key] ?? null) : null;
}
