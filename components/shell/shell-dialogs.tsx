"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useHotkey } from "./hotkey";
import { toggleSidebar } from "./preferences";

type OpenDialog = "commands" | "keys" | null;
type ShellDialogs = { open: OpenDialog; show: (dialog: OpenDialog) => void };

const Context = createContext<ShellDialogs | null>(null);

/** Holds which of the shell's own dialogs is open, and the keys that open them. */
export function ShellDialogsProvider({ children }: { children: ReactNode }) {
  const [open, show] = useState<OpenDialog>(null);
  useHotkey("k", () => show((now) => (now === "commands" ? null : "commands")), { mod: true });
  useHotkey("?", () => show("keys"));
  useHotkey("[", () => toggleSidebar());
  const value = useMemo(() => ({ open, show }), [open]);
  return <Context value={value}>{children}</Context>;
}

export function useShellDialogs(): ShellDialogs {
  const value = useContext(Context);
  if (!value) throw new Error("useShellDialogs needs ShellDialogsProvider around it");
  return value;
}
