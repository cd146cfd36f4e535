"use client";

import { ListTree } from "lucide-react";
import { useRouter } from "next/navigation";
import { useHotkey } from "@/components/shell/hotkey";
import { ButtonLink } from "@/components/ui/button-link";
import { Kbd } from "@/components/ui/kbd";

/** The way from a span to its trace, also by key. */
export function OpenTraceLink({ href, className }: { href: string; className?: string }) {
  const router = useRouter();
  useHotkey("t", () => router.push(href));
  return (
    <ButtonLink href={href} className={className} aria-keyshortcuts="t">
      <ListTree aria-hidden />
      Open trace
      <span aria-hidden className="-mr-1 flex">
        <Kbd className="h-4">t</Kbd>
      </span>
    </ButtonLink>
  );
}
