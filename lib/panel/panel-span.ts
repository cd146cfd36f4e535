import type { CostExplanation } from "@/lib/pricing/explain";
import type { Content } from "@/lib/spans/messages";
import type { SpanDetail } from "@/lib/spans/types";

/** A span's facts: everything but what it carried. */
export type SpanFacts = Omit<SpanDetail, "input" | "output" | "extras">;

/** One side of a span, within what a page can carry. */
export type PanelField = {
  content: Content;
  /** Something of it was left out of `content`. */
  isClipped: boolean;
  /** As it was sent, where it is short; the rest of us ask for it when they want to see it. */
  source: string | null;
  sizeBytes: number;
};

/** A further field of a span, laid out. */
export type PanelExtra = {
  name: string;
  /** A parameter on one line, a variable of the prompt, or something longer that is folded. */
  kind: "parameter" | "variable" | "folded";
  text: string;
  isClipped: boolean;
  /** What stands beside the name of a folded one. */
  hint: string;
};

/** One span as its panel shows it, wherever it was opened. Plain data: it crosses to the browser. */
export type PanelSpan = {
  span: SpanFacts;
  explanation: CostExplanation;
  input: PanelField;
  output: PanelField;
  extras: PanelExtra[];
};
