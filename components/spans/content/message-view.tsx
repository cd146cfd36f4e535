import { Bot, CircleUser, Monitor, SquareTerminal, Wrench } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes } from "@/lib/format";
import type { Part } from "@/lib/spans/message-parts";
import type { Message } from "@/lib/spans/message-shapes";
import { Fold } from "./fold";
import { PartView } from "./part-view";

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
    <PartView key={index} part={part} label={word} />
  ));
  const words = wordsOf(message.parts);
  if (message.role === "system" || message.role === "developer") {
    return (
      <Fold
        title={word}
        icon={<Icon aria-hidden className="size-3.5" />}
        hint={words.slice(0, 160)}
        size={words === "" ? undefined : formatBytes(words.length)}
      >
        <div className="grid gap-2">{parts}</div>
      </Fold>
    );
  }
  return (
    <div className="group/message min-w-0">
      <p className="mb-0.5 flex min-h-6 items-center gap-1.5 text-12 font-medium text-muted">
        <Icon aria-hidden className={`size-3.5 ${color}`} />
        {word}
        {message.name ? <span className="font-normal text-faint">{message.name}</span> : null}
        {words === "" ? null : (
          <CopyButton
            value={words}
            label={`Copy ${word.toLowerCase()} message`}
            className="ml-auto opacity-0 group-focus-within/message:opacity-100 group-hover/message:opacity-100"
          />
        )}
      </p>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">{parts}</div>
    </div>
  );
}

function wordsOf(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.type === "text" ? part.text : [])).join("\n\n");
}
