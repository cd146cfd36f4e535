import { useEffect, useMemo, useState } from "react";
import { type LaidOut, layOut, type TextLayout } from "@/lib/content/layout";
import type { Answer, Question } from "./content-worker";

/** A field as it was sent: at hand, or to be asked for. */
export type FieldSource = { text: string | null; href: string };

export type Loading<Value> =
  | { status: "ready"; value: Value }
  | { status: "loading" }
  | { status: "failed"; error: string };

/** The field laid out; a long one is fetched and laid out beside the page. */
export function useLaidOut(
  source: FieldSource,
  layout: TextLayout,
  ask: (question: Question) => Promise<Answer>,
): Loading<LaidOut> {
  const { text, href } = source;
  const atHand = useMemo((): Loading<LaidOut> | null => {
    if (text === null) return null;
    return { status: "ready", value: layOut(text, layout) };
  }, [text, layout]);
  const [fetched, setFetched] = useState<{ key: string; result: Loading<LaidOut> } | null>(null);
  const key = `${layout} ${href}`;
  useEffect(() => {
    if (text !== null) return;
    let isCurrent = true;
    void ask({ href, layout }).then((answer) => {
      if (!isCurrent) return;
      const result: Loading<LaidOut> =
        "laidOut" in answer
          ? { status: "ready", value: answer.laidOut }
          : { status: "failed", error: "error" in answer ? answer.error : "No text was found." };
      setFetched({ key, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [text, href, layout, ask, key]);
  return atHand ?? (fetched?.key === key ? fetched.result : { status: "loading" });
}
