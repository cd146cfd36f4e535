"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { keyGroups } from "./keys";
import { ModKbd } from "./mod-key";
import { useShellDialogs } from "./shell-dialogs";

/** What `?` shows. */
export function KeysDialog() {
  const { open, show } = useShellDialogs();
  return (
    <Dialog
      title="Keyboard"
      open={open === "keys"}
      onOpenChange={(next) => show(next ? "keys" : null)}
      className="max-w-180!"
    >
      <div className="gap-8 sm:columns-2">
        {keyGroups.map(({ place, lines }) => (
          <section key={place} aria-label={place} className="mb-3 break-inside-avoid">
            <h3 className="mb-1 text-12 font-medium text-faint">{place}</h3>
            <dl className="grid grid-cols-[1fr_auto] gap-x-4">
              {lines.map(({ keys, does }) => (
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
      </div>
    </Dialog>
  );
}
