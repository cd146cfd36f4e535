import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, EyeOff, MoveHorizontal, Pin, PinOff } from "lucide-react";
import { AnchoredMenu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { type PlacedColumn, stepColumn } from "@/lib/columns/placement";
import { type GridColumn, nameOf } from "./columns";

/** Everything one can do with a column. */
export function ColumnMenu<T extends object>({
  anchor,
  column,
  placed,
  onPlace,
  onClose,
}: {
  anchor: HTMLElement;
  column: GridColumn<T>;
  placed: readonly PlacedColumn[];
  onPlace: (placed: PlacedColumn[]) => void;
  onClose: () => void;
}) {
  const { id } = column;
  const index = placed.findIndex((one) => one.id === id);
  const sorted = column.getIsSorted();
  const isPinned = column.getIsPinned() !== false;
  return (
    <AnchoredMenu anchor={anchor} label={column.columnDef.meta?.title ?? nameOf(column)} onClose={onClose}>
      {column.getCanSort() ? (
        <>
          <MenuItem
            icon={<ArrowDown aria-hidden />}
            disabled={sorted === "desc"}
            onSelect={() => column.toggleSorting(true)}
          >
            Sort descending
          </MenuItem>
          <MenuItem
            icon={<ArrowUp aria-hidden />}
            disabled={sorted === "asc"}
            onSelect={() => column.toggleSorting(false)}
          >
            Sort ascending
          </MenuItem>
          <MenuSeparator />
        </>
      ) : null}
      <MenuItem
        icon={<ArrowLeft aria-hidden />}
        hint="Shift ←"
        disabled={index === 0}
        onSelect={() => onPlace(stepColumn(placed, id, -1))}
      >
        Move left
      </MenuItem>
      <MenuItem
        icon={<ArrowRight aria-hidden />}
        hint="Shift →"
        disabled={index === placed.length - 1}
        onSelect={() => onPlace(stepColumn(placed, id, 1))}
      >
        Move right
      </MenuItem>
      <MenuItem
        icon={isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        onSelect={() => column.pin(isPinned ? false : "start")}
      >
        {isPinned ? "Unpin" : "Pin to the left"}
      </MenuItem>
      {placed[index]?.widthPx == null ? null : (
        <MenuItem icon={<MoveHorizontal aria-hidden />} onSelect={() => column.resetSize()}>
          Reset width
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem
        icon={<EyeOff aria-hidden />}
        disabled={placed.length === 1}
        onSelect={() => column.toggleVisibility(false)}
      >
        Hide
      </MenuItem>
    </AnchoredMenu>
  );
}
