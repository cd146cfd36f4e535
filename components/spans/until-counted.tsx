"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 1_000;
/** Counting takes a second; where it does not, a reload is left to the reader. */
const tries = 20;

/** Asks for the page again while it stands, which is until the span's tokens are counted. */
export function UntilCounted() {
  const router = useRouter();
  useEffect(() => {
    let left = tries;
    const timer = setInterval(() => {
      if (left === 0) clearInterval(timer);
      else if (document.visibilityState === "visible") {
        left -= 1;
        router.refresh();
      }
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
