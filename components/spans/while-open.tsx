"use client";

import type { ReactNode } from "react";
import { useSpanList } from "./use-span-list";

/** Stands while the address names a span, so that closing the panel waits for no server. */
export function WhileOpen({ children }: { children: ReactNode }) {
  return useSpanList().state.span === null ? null : children;
}
