"use client";

import { useHotkey } from "@/components/shell/hotkey";
import { useProvidePanelControls } from "./panel-controls";
import type { PanelPlace } from "./panel-place";
import { useOpenSpan } from "./use-open-span";

const nowhere: PanelPlace = {
  isInList: false,
  position: null,
  count: null,
  hasPrevious: false,
  hasNext: false,
};
const nothing = () => {};

/** Stands where a list has no rows: the panel beside it can still be closed, and says that its span is not in the list. */
export function PanelWithoutRows() {
  const { openId, close } = useOpenSpan();
  useProvidePanelControls({ step: nothing, close, place: openId === null ? null : nowhere });
  useHotkey("escape", close);
  return null;
}
