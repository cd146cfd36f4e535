import { type RefObject, useEffect, useEffectEvent } from "react";

export type ListKeys = {
  /** Move by rows; `"start"` and `"end"` jump. */
  move: (by: number | "start" | "end") => void;
  open: () => void;
  close: () => void;
  /** Where rows can be ticked: the row one stands on, or all from the last ticked one to it. */
  tick?: (isRange: boolean) => void;
  /** Where rows have an address of their own. */
  copyLink?: () => void;
};

const pageRows = 20;
const floating = "[role=dialog], [role=menu], [role=listbox], [role=combobox]";

function isTyping(target: Element): boolean {
  return target.matches("input, textarea, select, [contenteditable=true]");
}

/**
 * The one key map of lists: j and k from anywhere on the page; arrows, Home, End and the page keys while the list (or
 * nothing) has the focus; Enter opens the focused row; Esc closes what is open; x ticks, Shift-x ticks a range; c copies the
 * link. Keys typed into controls are left alone.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, keys: ListKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target;
    if (
      event.defaultPrevented ||
      event.metaKey ||
      event.ctrlKey ||
      event.altKey ||
      !(target instanceof Element)
    )
      return;
    if (isTyping(target) || target.closest(floating)) return;
    const inList = list.current?.contains(target) || target === document.body;
    const onRow = inList && target.matches("[role=row]");
    const act = actionOf(event.key, inList ?? false, onRow, keys);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function actionOf(
  key: string,
  inList: boolean,
  onRow: boolean,
  { move, open, close, tick, copyLink }: ListKeys,
): (() => void) | null {
  if (key === "j") return () => move(1);
  if (key === "k") return () => move(-1);
  // With Shift the letter comes as a capital.
  if ((key === "x" || key === "X") && tick) return () => tick(key === "X");
  if (key === "c" && copyLink) return copyLink;
  if (key === "Escape") return close;
  if (onRow && (key === "Enter" || key === " ")) return open;
  if (!inList) return null;
  switch (key) {
    case "ArrowDown":
      return () => move(1);
    case "ArrowUp":
      return () => move(-1);
    case "PageDown":
      return () => move(pageRows);
    case "PageUp":
      return () => move(-pageRows);
    case "Home":
      return () => move("start");
    case "End":
      return () => move("end");
    default:
      return null;
  }
}
