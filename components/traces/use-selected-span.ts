"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { traceHref } from "@/lib/http/addresses";

const walkPauseMs = 120;

/**
 * The selected span is `?span=` and nothing else, but the eye need not wait for the address: a choice shows at once. Walking
 * with the keys replaces the address, and only after a pause, so that a held key asks for one panel and not for fifty.
 */
export function useSelectedSpan(traceId: string) {
  const router = useRouter();
  const searchParams = useSearchParams();
  const [, startTransition] = useTransition();
  const [intent, setIntent] = useState<{ span: string | null } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const fromAddress = searchParams.get("span") || null;
  const selected = intent ? intent.span : fromAddress;

  const select = (span: string | null, { walked = false } = {}) => {
    clearTimeout(timer.current);
    if (span === selected) return;
    setIntent({ span });
    const go = () =>
      startTransition(() => {
        const href = traceHref(traceId, { span, environment: searchParams.get("environment") ?? undefined });
        if (fromAddress === null && span !== null) router.push(href, { scroll: false });
        else router.replace(href, { scroll: false });
        setIntent(null);
      });
    if (walked) timer.current = setTimeout(go, walkPauseMs);
    else go();
  };
  return { selected, select };
}
