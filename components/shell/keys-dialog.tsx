"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { ModKbd } from "./mod-key";
import { useShellDialogs } from "./shell-dialogs";

type KeyLine = { keys: readonly string[]; does: string };

const groups: readonly { name: string; lines: readonly KeyLine[] }[] = [
  {
    name: "Anywhere",
    lines: [
      { keys: ["mod K"], does: "Search and commands" },
      { keys: ["["], does: "Fold or open the sidebar" },
      { keys: ["?"], does: "This list" },
    ],
  },
  {
    name: "Lists and traces",
    lines: [
      { keys: ["j", "↓"], does: "Next row" },
      { keys: ["k", "↑"], does: "Previous row" },
      { keys: ["Enter"], does: "Open" },
      { keys: ["Esc"], does: "Close" },
    ],
  },
  {
    name: "Logs",
    lines: [
      { keys: ["/"], does: "Search and filter" },
      { keys: ["f"], does: "Build a filter" },
      { keys: ["]"], does: "Fold or open the facets" },
      { keys: ["t"], does: "Open the trace of the open span" },
      { keys: ["x"], does: "Tick, untick" },
      { keys: ["Shift x"], does: "Tick all from the last ticked one" },
      { keys: ["c"], does: "Copy the link" },
      { keys: ["Shift ←", "Shift →"], does: "Move the column, on its head" },
      { keys: ["+", "-"], does: "Widen, narrow the column, on its head" },
    ],
  },
  {
    name: "Trace",
    lines: [
      { keys: ["e"], does: "Next error" },
      { keys: ["c"], does: "Copy the link" },
      { keys: ["←", "→"], does: "Fold, unfold" },
    ],
  },
];

export function KeysDialog() {
  const { open, show } = useShellDialogs();
  return (
    <Dialog title="Keyboard" open={open === "keys"} onOpenChange={(next) => show(next ? "keys" : null)}>
      {groups.map((group) => (
        <section key={group.name} aria-label={group.name}>
          <h3 className="mb-1 text-12 font-medium text-faint">{group.name}</h3>
          <dl className="grid grid-cols-[1fr_auto] gap-x-4">
            {group.lines.map(({ keys, does }) => (
              <div
                key={does}
                className="col-span-2 grid grid-cols-subgrid items-center border-line-soft border-b py-1 last:border-0"
              >
                <dt>{does}</dt>
                <dd className="flex justify-end gap-1">
                  {keys.map((key) =>
                    key.startsWith("mod ") ? (
                      <ModKbd key={key} letter={key.slice(4)} />
                    ) : (
                      <Kbd key={key}>{key}</Kbd>
                    ),
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
