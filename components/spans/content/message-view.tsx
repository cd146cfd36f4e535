import { Bot, CircleUser, Monitor, SquareTerminal, Wrench } from "lucide-react";
import type { Message } from "@/lib/spans/message-shapes";
import { Fold, PartView } from "./part-view";

const roles = new Map([
  ["system", { word: "System", Icon: Monitor, color: "" }],
  ["developer", { word: "Developer", Icon: SquareTerminal, color: "" }],
  ["user", { word: "User", Icon: CircleUser, color: "" }],
  ["assistant", { word: "Assistant", Icon: Bot, color: "text-kind-llm" }],
  ["tool", { word: "Tool", Icon: Wrench, color: "text-kind-tool" }],
]);

/** A turn: who, then what. Instructions are folded to one line; they are the same in every span. */
export function MessageView({ message }: { message: Message }) {
  const { word, Icon, color } = roles.get(message.role) ?? {
    word: message.role,
    Icon: CircleUser,
    color: "",
  };
  const parts = message.parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place, and never move
    <PartView key={index} part={part} />
  ));
  if (message.role === "system" || message.role === "developer") {
    const [first] = message.parts;
    return (
      <Fold
        title={word}
        icon={<Icon aria-hidden className="size-3.5" />}
        hint={first && "text" in first ? first.text.slice(0, 160) : undefined}
      >
        <div className="grid gap-2">{parts}</div>
      </Fold>
    );
  }
  return (
    <div className="min-w-0">
      <p className="mb-0.5 flex items-center gap-1.5 text-12 font-medium text-muted">
        <Icon aria-hidden className={`size-3.5 ${color}`} />
        {word}
        {message.name ? <span className="font-normal text-faint">{message.name}</span> : null}
      </p>
      <div className="grid min-w-0 gap-2">{parts}</div>
    </div>
  );
}
