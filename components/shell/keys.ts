type KeyLine = {
  /** As they stand on the keys; "mod K" is ⌘K or Ctrl K. */
  keys: readonly string[];
  does: string;
};

/** Every key the product listens to, by the place it works in: what `?` shows. */
export const keyGroups: readonly { place: string; lines: readonly KeyLine[] }[] = [
  {
    place: "Anywhere",
    lines: [
      { keys: ["mod K"], does: "Search and commands" },
      { keys: ["["], does: "Fold or open the sidebar" },
      { keys: ["?"], does: "This list" },
    ],
  },
  {
    place: "Lists and traces",
    lines: [
      { keys: ["j", "↓"], does: "Next row" },
      { keys: ["k", "↑"], does: "Previous row" },
      { keys: ["Page ↓", "Page ↑"], does: "Twenty rows on, back" },
      { keys: ["Home", "End"], does: "First, last row" },
      { keys: ["↵", "Space"], does: "Open the row" },
      { keys: ["Esc"], does: "Close what is open" },
      { keys: ["c"], does: "Copy the link" },
    ],
  },
  {
    place: "Logs",
    lines: [
      { keys: ["/"], does: "Search and filter" },
      { keys: ["f"], does: "Build a filter" },
      { keys: ["]"], does: "Fold or open the facets" },
      { keys: ["t"], does: "Open the trace of the open span" },
      { keys: ["x"], does: "Tick, untick the row" },
      { keys: ["Shift x"], does: "Tick all from the last ticked one" },
    ],
  },
  {
    place: "Search box",
    lines: [
      { keys: ["↵"], does: "Apply what is written" },
      { keys: ["Tab"], does: "Take the completion" },
      { keys: ["↑", "↓"], does: "Choose a completion, ↵ applies it" },
      { keys: ["Esc"], does: "Close the completions, then give up what is not applied" },
      { keys: ["⌫"], does: "At the start: write the last filter anew" },
      { keys: ["←"], does: "At the start: go to the filters" },
    ],
  },
  {
    place: "Filters in the box",
    lines: [
      { keys: ["←", "→"], does: "Previous, next filter" },
      { keys: ["↵"], does: "Change the filter" },
      { keys: ["Del", "⌫"], does: "Take the filter away" },
    ],
  },
  {
    place: "Bars over time",
    lines: [
      { keys: ["←", "→"], does: "Previous, next bar" },
      { keys: ["Home", "End"], does: "First, last bar" },
      { keys: ["Shift ←", "Shift →"], does: "Choose several bars" },
      { keys: ["↵"], does: "Zoom in on what is chosen" },
      { keys: ["Esc"], does: "Choose none" },
    ],
  },
  {
    place: "Start and end of a time",
    lines: [{ keys: ["↑", "↓"], does: "Raise, lower the part the caret is in" }],
  },
  {
    place: "Heads of columns",
    lines: [
      { keys: ["←", "→"], does: "Previous, next column" },
      { keys: ["↵"], does: "Sort, hide, pin" },
      { keys: ["Shift ←", "Shift →"], does: "Move the column" },
      { keys: ["+", "-"], does: "Widen, narrow the column" },
    ],
  },
  {
    place: "Trace and tree of values",
    lines: [
      { keys: ["←", "→"], does: "Fold, unfold" },
      { keys: ["e"], does: "Next error of the trace" },
    ],
  },
  {
    place: "Edges of panels",
    lines: [
      { keys: ["←", "→"], does: "Move the edge, with Shift farther" },
      { keys: ["Home"], does: "Put it back" },
    ],
  },
];
