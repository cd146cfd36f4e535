// biome-ignore-all lint/a11y/useSemanticElements: an <input> cannot hold the mark that is drawn in it
import { Check, Minus } from "lucide-react";
import { classNames } from "@/components/ui/class-names";

export type TickState = "on" | "off" | "some";

/**
 * The look of a checkbox at the price of a button: a table draws dozens of them while it scrolls. By key, rows are ticked
 * with x.
 */
export function TickBox({
  label,
  state,
  tabIndex = -1,
  onPress,
  ...rest
}: {
  label: string;
  state: TickState;
  tabIndex?: number;
  onPress: (isRange: boolean) => void;
  "data-head"?: string;
  onFocus?: () => void;
}) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={state === "some" ? "mixed" : state === "on"}
      aria-label={label}
      tabIndex={tabIndex}
      {...rest}
      onMouseDown={(event) => {
        if (!event.shiftKey) return;
        // A range is drawn, not text selected.
        event.preventDefault();
        event.currentTarget.focus();
      }}
      onClick={(event) => {
        event.stopPropagation();
        onPress(event.shiftKey);
      }}
      className="group/tick grid h-full w-full cursor-default place-items-center ring-inside"
    >
      <span
        className={classNames(
          "grid size-3.5 place-items-center rounded-sm border",
          state === "off"
            ? "border-line-control bg-page group-hover/tick:border-muted"
            : "border-accent bg-accent text-on-accent",
        )}
      >
        {state === "on" ? <Check aria-hidden className="size-3" strokeWidth={3.5} /> : null}
        {state === "some" ? <Minus aria-hidden className="size-3" strokeWidth={3.5} /> : null}
      </span>
    </button>
  );
}
