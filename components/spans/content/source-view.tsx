"use client";

import type { Answer, Question } from "./content-worker";
import { type FieldSource, useLaidOut } from "./field-source";
import { LoadingLine, LoadProblem } from "./load-line";
import { WindowedText } from "./windowed-text";

/** A field as a machine reads it: JSON or YAML where it is data, else its text. */
export function SourceView({
  source,
  layout,
  label,
  ask,
}: {
  source: FieldSource;
  layout: "text" | "json" | "yaml";
  label: string;
  ask: (question: Question) => Promise<Answer>;
}) {
  const laidOut = useLaidOut(source, layout, ask);
  if (laidOut.status === "loading") return <LoadingLine />;
  if (laidOut.status === "failed") return <LoadProblem error={laidOut.error} />;
  return <WindowedText laidOut={laidOut.value} label={label} />;
}
