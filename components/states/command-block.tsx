"use client";

import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs } from "@/components/ui/tabs";

export type ShellCommand = { name: string; text: string };

/** One command, or the same thing said in several languages, to be copied as it stands. */
export function CommandBlock({ commands, label }: { commands: readonly ShellCommand[]; label: string }) {
  const [chosen, choose] = useState(commands[0]?.name ?? "");
  const command = commands.find(({ name }) => name === chosen) ?? commands[0];
  if (!command) return null;
  return (
    <div className="relative min-w-0 overflow-hidden rounded-md border">
      <CopyButton words value={command.text} className="absolute right-1.5 top-1 z-10" />
      {commands.length > 1 ? (
        <Tabs
          label={label}
          value={chosen}
          onChange={choose}
          tabs={commands.map(({ name, text }) => ({ value: name, label: name, panel: <Text>{text}</Text> }))}
        />
      ) : (
        <>
          <div className="flex h-8 items-center border-b px-3 text-12 font-medium text-muted">
            {command.name}
          </div>
          <Text>{command.text}</Text>
        </>
      )}
    </div>
  );
}

function Text({ children }: { children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which the keyboard must reach
    <pre tabIndex={0} className="ring-inside overflow-x-auto bg-wash p-3 text-12 leading-5">
      {children}
    </pre>
  );
}
