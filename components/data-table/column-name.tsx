import { type GridColumn, nameOf } from "./columns";

/** A column's head: its name and, quietly beside it, its note. */
export function ColumnName<T extends object>({ column }: { column: GridColumn<T> }) {
  const note = column.columnDef.meta?.note;
  return (
    <>
      {nameOf(column)}
      {note ? <span className="font-normal text-faint"> {note}</span> : null}
    </>
  );
}
