"use client";

import { CommandBlock } from "@/components/states/command-block";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { CreatedKey } from "./create-key-form";
import { commandsFor } from "./key-commands";

/** The key, for the only time, with a command that works as it stands. */
export function NewKeyShown({
  created,
  onCopied,
  onDone,
}: {
  created: CreatedKey;
  onCopied: () => void;
  onDone: () => void;
}) {
  const commands = commandsFor(window.location.origin, created);
  return (
    <>
      <p className="text-13 text-muted">
        This is the only time the key “{created.name}” is shown. Only its hash is kept, so it cannot be looked
        up again.
      </p>
      <div className="flex items-center gap-2 rounded-md border border-line-control bg-well py-1 pl-2.5 pr-1">
        <output aria-label="API key" onCopy={onCopied} className="min-w-0 flex-1 break-all font-mono text-12">
          {created.plainKey}
        </output>
        <CopyButton value={created.plainKey} label="Copy key" words variant="primary" onCopied={onCopied} />
      </div>
      {commands.length > 0 ? <CommandBlock label="Try it" commands={commands} /> : null}
      <div className="-mx-4 -mb-4 flex justify-end border-t border-line px-4 py-3">
        <Button onClick={onDone}>I have copied it</Button>
      </div>
    </>
  );
}
