import { Plus, RotateCcw } from "lucide-react";
import { Children, type ReactNode, useMemo, useState } from "react";
import { useGridTable } from "@/components/data-table/use-grid-table";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import {
  columnIds,
  maxColumns,
  metadataColumnId,
  metadataKeyOf,
  writeColumns,
} from "@/lib/spans/list-columns";
import { columnName, spanColumns } from "../spans-columns";
import { ColumnLine } from "./column-line";
import { useListView } from "./use-list-view";
import { useMetadataKeys } from "./use-metadata-keys";

const noRows: never[] = [];

/** Which columns the list shows, which are pinned, any key of metadata as one more, and how dense the rows are. */
export function ColumnChoice() {
  const { placed: given, place, reset, density, setDensity } = useListView();
  const columns = useMemo(
    () =>
      spanColumns(
        { timeZone: "UTC", today: null },
        given.map(({ id }) => id),
        false,
      ),
    [given],
  );
  const { table, placed } = useGridTable({ columns, placed: given, onPlace: place, rows: noRows });
  const [word, setWord] = useState("");
  const keys = useMetadataKeys(word);
  const matches = (id: string) =>
    columnName(id).toLowerCase().includes(word.trim().toLowerCase()) || id === word;
  const shown = placed.filter(({ id }) => matches(id));
  const isShown = (id: string) => placed.some((one) => one.id === id);
  const own = columnIds.filter((id) => !isShown(id) && matches(id));
  const map = keys.filter((key) => !isShown(metadataColumnId(key)));
  const typed = word.trim().replace(/^metadata\./, "");
  const canAdd = typed !== "" && !keys.includes(typed) && !isShown(metadataColumnId(typed));
  const isFull = placed.length >= maxColumns;
  const show = (id: string) => table.setColumnVisibility((shown) => ({ ...shown, [id]: true }));

  return (
    <>
      <div className="flex-none border-b border-line p-2">
        <Input
          aria-label="Find a column or a metadata key"
          placeholder="Find a column or a metadata key"
          value={word}
          onValueChange={setWord}
          onKeyDown={(event) => {
            const first = own[0] ?? (map[0] === undefined ? undefined : metadataColumnId(map[0]));
            if (event.key === "Enter" && word !== "" && !isFull) show(first ?? metadataColumnId(typed));
          }}
        />
      </div>
      <div className="max-h-104 min-h-0 flex-1 overflow-y-auto p-1">
        <Lines heading="Shown">
          {shown.map(({ id, isPinned }) => (
            <ColumnLine
              key={id}
              name={columnName(id)}
              isKey={metadataKeyOf(id) !== null}
              isShown
              isPinned={isPinned}
              disabled={placed.length === 1}
              onShow={() => table.getColumn(id)?.toggleVisibility(false)}
              onPin={() => table.getColumn(id)?.pin(isPinned ? false : "start")}
            />
          ))}
        </Lines>
        <Lines heading="More">
          {own.map((id) => (
            <ColumnLine key={id} name={columnName(id)} disabled={isFull} onShow={() => show(id)} />
          ))}
        </Lines>
        <Lines heading="Metadata">
          {map.map((key) => (
            <ColumnLine
              key={key}
              name={key}
              isKey
              disabled={isFull}
              onShow={() => show(metadataColumnId(key))}
            />
          ))}
          {canAdd ? (
            <Button
              variant="quiet"
              disabled={isFull}
              className="w-full justify-start! font-normal!"
              onClick={() => show(metadataColumnId(typed))}
            >
              <Plus aria-hidden />
              <span className="min-w-0 truncate">
                metadata.<span className="font-mono text-12">{typed}</span>
              </span>
            </Button>
          ) : null}
        </Lines>
      </div>
      <div className="flex flex-none items-center justify-between gap-2 border-t border-line p-2">
        <Segmented
          label="Density"
          size="sm"
          value={density}
          onChange={setDensity}
          options={[
            { value: "compact", label: "Compact" },
            { value: "comfortable", label: "Comfortable" },
          ]}
        />
        <Button size="sm" variant="quiet" disabled={writeColumns(placed) === null} onClick={reset}>
          <RotateCcw aria-hidden />
          Reset
        </Button>
      </div>
    </>
  );
}

function Lines({ heading, children }: { heading: string; children: ReactNode }) {
  if (Children.toArray(children).length === 0) return null;
  return (
    <fieldset className="grid">
      <legend className="px-2 pt-1.5 pb-0.5 text-12 text-faint">{heading}</legend>
      {children}
    </fieldset>
  );
}
