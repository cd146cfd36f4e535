import {
  ArrowDownWideNarrow,
  ArrowLeftRight,
  AudioLines,
  Bot,
  ChartScatter,
  CircleSmall,
  Gauge,
  type LucideIcon,
  MessageSquare,
  MessageSquareReply,
  Mic,
  RectangleEllipsis,
  Shapes,
  ShieldCheck,
  Sparkles,
  SquareCheck,
  SquareFunction,
  TextAlignStart,
  TextCursorInput,
  Workflow,
  Wrench,
} from "lucide-react";
import type { LogType } from "@/db/enums";

/** Log types that share a hue. The hues themselves are `--kind-…` in globals.css. */
export type KindFamily = "llm" | "agent" | "tool" | "retrieval" | "evaluator" | "other";

type FamilyLook = {
  /** For SVG, canvas and inline styles. */
  color: string;
  text: string;
  background: string;
};

export const kindFamilies: Record<KindFamily, FamilyLook> = {
  llm: { color: "var(--kind-llm)", text: "text-kind-llm", background: "bg-kind-llm" },
  agent: { color: "var(--kind-agent)", text: "text-kind-agent", background: "bg-kind-agent" },
  tool: { color: "var(--kind-tool)", text: "text-kind-tool", background: "bg-kind-tool" },
  retrieval: { color: "var(--kind-retrieval)", text: "text-kind-retrieval", background: "bg-kind-retrieval" },
  evaluator: { color: "var(--kind-evaluator)", text: "text-kind-evaluator", background: "bg-kind-evaluator" },
  other: { color: "var(--kind-other)", text: "text-kind-other", background: "bg-kind-other" },
};

const kinds: Record<LogType, [KindFamily, LucideIcon]> = {
  chat: ["llm", MessageSquare],
  text: ["llm", TextAlignStart],
  completion: ["llm", TextCursorInput],
  response: ["llm", MessageSquareReply],
  generation: ["llm", Sparkles],
  embedding: ["retrieval", ChartScatter],
  transcription: ["retrieval", Mic],
  speech: ["retrieval", AudioLines],
  reranker: ["retrieval", ArrowDownWideNarrow],
  workflow: ["agent", Workflow],
  agent: ["agent", Bot],
  tool: ["tool", Wrench],
  function: ["tool", SquareFunction],
  guardrail: ["evaluator", ShieldCheck],
  score: ["evaluator", Gauge],
  task: ["other", SquareCheck],
  handoff: ["other", ArrowLeftRight],
  custom: ["other", Shapes],
  span: ["other", RectangleEllipsis],
  other: ["other", CircleSmall],
};

export type Kind = FamilyLook & { family: KindFamily; word: string; Icon: LucideIcon };

/** Colour, icon and word of a log type: the one place that knows them. */
export function kindOf(logType: LogType): Kind {
  const [family, Icon] = kinds[logType];
  return { family, word: logType, Icon, ...kindFamilies[family] };
}

/** The icon in its colour. It carries its word for a screen reader, unless the word is written beside it (`decorative`). */
export function KindIcon({
  logType,
  decorative = false,
  className = "",
}: {
  logType: LogType;
  decorative?: boolean;
  className?: string;
}) {
  const { Icon, text, word } = kindOf(logType);
  const look = `${text} ${className}`;
  if (decorative) return <Icon aria-hidden className={look} />;
  return (
    <span className="inline-flex flex-none" title={word}>
      <Icon aria-hidden className={look} />
      <span className="sr-only">{word}</span>
    </span>
  );
}

/** Icon and word. */
export function KindBadge({ logType, className = "" }: { logType: LogType; className?: string }) {
  const { text, word } = kindOf(logType);
  return (
    <span className={`inline-flex items-center gap-1.5 text-12 font-medium ${text} ${className}`}>
      <KindIcon logType={logType} decorative className="size-3.5" />
      {word}
    </span>
  );
}
