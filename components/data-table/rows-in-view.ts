/** The rows to draw: those in view, some on either side, and the one that holds the focus, however far away it is. */
export function rowsInView(
  range: { startIndex: number; endIndex: number; overscan: number; count: number },
  focused: number,
): number[] {
  const first = Math.max(0, range.startIndex - range.overscan);
  const last = Math.min(range.count - 1, range.endIndex + range.overscan);
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  if (focused < first) return [focused, ...indexes];
  return focused > last && focused < range.count ? [...indexes, focused] : indexes;
}
