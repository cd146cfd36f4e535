import { Pin } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";

/** A column in the choice of columns: shown or not, and once shown, pinned or not. */
export function ColumnLine({
  name,
  isKey = false,
  isShown = false,
  isPinned = false,
  disabled = false,
  onShow,
  onPin,
}: {
  name: string;
  /** A key of metadata rather than a column of our own. */
  isKey?: boolean;
  isShown?: boolean;
  isPinned?: boolean;
  disabled?: boolean;
  onShow: () => void;
  onPin?: () => void;
}) {
  return (
    <div className="group/line flex min-w-0 items-center rounded-md pr-1 hover:bg-press">
      <Checkbox checked={isShown} disabled={disabled} onChange={onShow} className="h-7 flex-1 pl-1">
        <span className={classNames("min-w-0 truncate", isKey && "font-mono text-12")}>{name}</span>
      </Checkbox>
      {onPin ? (
        <IconButton
          label={isPinned ? `Unpin ${name}` : `Pin ${name}`}
          size="sm"
          pressed={isPinned}
          onClick={onPin}
          className={classNames(
            !isPinned && "opacity-0 group-hover/line:opacity-100 group-focus-within/line:opacity-100",
          )}
        >
          <Pin aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
}
