"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import {
  Building2,
  CornerDownLeft,
  Keyboard,
  KeyRound,
  Layers,
  List,
  ListTree,
  LogOut,
  PanelLeft,
  Search,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { shortenId } from "@/lib/format";
import { traceHref } from "@/lib/http/addresses";
import { type EnvironmentOption, useEnvironmentChoice } from "./environment-choice";
import { traceIdIn } from "./pasted-id";
import { chooseTheme, toggleSidebar } from "./preferences";
import { useShellDialogs } from "./shell-dialogs";
import { signOut } from "./sign-out";
import { themeOptions } from "./theme-switch";

type Entry = { name: string; icon: ReactNode; words?: string[]; hint?: ReactNode; run: () => void };

/** Everything one can do from anywhere, found by typing. */
export function CommandMenu({ environments }: { environments: EnvironmentOption[] }) {
  const { open, show } = useShellDialogs();
  return (
    <Dialog.Root open={open === "commands"} onOpenChange={(next) => show(next ? "commands" : null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Search and commands"
          className="fixed inset-x-4 top-[14vh] z-40 mx-auto max-w-140 overflow-hidden rounded-lg bg-float shadow-float outline-none transition-[opacity,scale] duration-160 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"
        >
          <Commands environments={environments} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands({ environments }: { environments: EnvironmentOption[] }) {
  const router = useRouter();
  const { show } = useShellDialogs();
  const { environment, choose } = useEnvironmentChoice();
  const [typed, setTyped] = useState("");
  const traceId = traceIdIn(typed);
  const query = environment === "prod" ? "" : `?environment=${encodeURIComponent(environment)}`;

  const groups: { name: string; entries: Entry[] }[] = [
    {
      name: "Go to",
      entries: [
        {
          name: "Logs",
          icon: <List aria-hidden />,
          words: ["spans"],
          run: () => router.push(`/logs${query}`),
        },
        {
          name: "Settings: API keys",
          icon: <KeyRound aria-hidden />,
          words: ["token", "ingest"],
          run: () => router.push("/settings/keys"),
        },
        {
          name: "Settings: Organization",
          icon: <Building2 aria-hidden />,
          words: ["members", "name"],
          run: () => router.push("/settings/organization"),
        },
      ],
    },
    {
      name: "Environment",
      entries: environments.map(({ value, label }) => ({
        name: `Show ${label}`,
        icon: <Layers aria-hidden />,
        words: ["environment", "switch"],
        hint: value === environment ? "shown now" : undefined,
        run: () => choose(value, "/logs"),
      })),
    },
    {
      name: "Look",
      entries: [
        ...themeOptions.map(({ value, label, icon }) => ({
          name: `Theme: ${label.toLowerCase()}`,
          icon,
          words: ["appearance", "mode"],
          run: () => chooseTheme(value),
        })),
        {
          name: "Fold or open the sidebar",
          icon: <PanelLeft aria-hidden />,
          words: ["collapse"],
          hint: <Kbd>[</Kbd>,
          run: () => void toggleSidebar(),
        },
      ],
    },
    {
      name: "Help and account",
      entries: [
        {
          name: "Keyboard",
          icon: <Keyboard aria-hidden />,
          words: ["shortcuts", "help"],
          hint: <Kbd>?</Kbd>,
          run: () => show("keys"),
        },
        {
          name: "Sign out",
          icon: <LogOut aria-hidden />,
          words: ["log out", "leave"],
          run: () => void signOut(),
        },
      ],
    },
  ];

  const run = (entry: Pick<Entry, "run">) => {
    show(null);
    entry.run();
  };

  return (
    <Command label="Search and commands" loop className="flex flex-col">
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="text-faint" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="Type a command, or paste a trace id"
          className="h-12 min-w-0 flex-1 bg-transparent text-14 outline-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="max-h-[min(420px,60vh)] overflow-y-auto overscroll-contain p-1.5 scroll-py-8">
        <Command.Empty className="px-3 py-6 text-center text-muted">
          No command is called that. A pasted trace id opens its trace.
        </Command.Empty>
        {traceId ? (
          <Group heading="Trace">
            <Row
              value={`open trace ${traceId}`}
              keywords={[typed]}
              onSelect={() => run({ run: () => router.push(traceHref(traceId)) })}
              icon={<ListTree aria-hidden />}
              hint={<CornerDownLeft aria-hidden className="size-3.5" />}
            >
              Open trace <span className="figure text-12">{shortenId(traceId, 12, 8)}</span>
            </Row>
          </Group>
        ) : null}
        {groups.map(({ name, entries }) => (
          <Group key={name} heading={name}>
            {entries.map((entry) => (
              <Row
                key={entry.name}
                value={entry.name}
                keywords={[name, ...(entry.words ?? [])]}
                onSelect={() => run(entry)}
                icon={entry.icon}
                hint={entry.hint}
              >
                {entry.name}
              </Row>
            ))}
          </Group>
        ))}
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="mb-1 last:mb-0 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-faint"
    >
      {children}
    </Command.Group>
  );
}

function Row({
  value,
  keywords,
  onSelect,
  icon,
  hint,
  children,
}: {
  value: string;
  keywords?: string[];
  onSelect: () => void;
  icon: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      keywords={keywords}
      onSelect={onSelect}
      className="flex h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 text-13 data-[selected=true]:bg-press [&_.lucide]:text-muted"
    >
      {icon}
      <span className="min-w-0 truncate">{children}</span>
      {hint ? <span className="ml-auto flex items-center text-12 text-muted">{hint}</span> : null}
    </Command.Item>
  );
}
