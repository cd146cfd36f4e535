"use client";

import { useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/kbd";

const never = () => () => {};

/** "⌘K" on a Mac, "Ctrl K" elsewhere. */
export function ModKbd({ letter, className }: { letter: string; className?: string }) {
  const mac = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  return <Kbd className={className}>{mac ? `⌘${letter}` : `Ctrl ${letter}`}</Kbd>;
}
