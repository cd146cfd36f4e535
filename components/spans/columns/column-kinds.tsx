import { createColumnHelper } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { IdCell } from "@/components/cells/id-cell";
import { TextCell } from "@/components/cells/text-cell";
import { Tokens } from "@/components/cells/tokens";
import type { ColumnMeta, GridFeatures } from "@/components/data-table/columns";
import type { SpanRow } from "@/lib/spans/types";

/** The kinds of columns a list of spans has: each is told its id by whoever lists it. */

export const helper = createColumnHelper<GridFeatures, SpanRow>();
export const small = "text-12";

type Cell<Value> = (span: SpanRow, value: Value) => ReactNode;
type More = ColumnMeta & { isSortable?: boolean };
type Words = (span: SpanRow) => string | null;
type Figure = (span: SpanRow) => number | null;

export function column<Value>(
  header: string,
  size: number,
  read: (span: SpanRow) => Value,
  cell: Cell<Value>,
  { isSortable = false, ...meta }: More = {},
) {
  return (id: string, more: ColumnMeta = {}) =>
    helper.accessor(read, {
      id,
      header,
      size,
      enableSorting: isSortable,
      meta: { ...meta, ...more },
      cell: ({ row, getValue }) => cell(row.original, getValue()),
    });
}

export const figure = (header: string, size: number, read: Figure, cell: Cell<number | null>, more?: More) =>
  column(header, size, read, cell, { align: "end", ...more });

export const text = (header: string, size: number, read: Words, more?: More) =>
  column(header, size, read, (_, value) => <TextCell value={value} className={small} />, more);

export const identifier = (header: string, read: Words, size = 132) =>
  column(header, size, read, (_, value) => <IdCell value={value} head={7} tail={5} className={small} />);

export const tokens = (header: string, title: string, read: Figure, more?: More) =>
  figure(
    header,
    92,
    read,
    (span, value) => <Tokens value={value} estimated={span.tokensEstimated} className={small} />,
    { title, ...more },
  );
