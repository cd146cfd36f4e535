import { BrainCircuit, CornerDownRight } from "lucide-react";
import { formatBytes } from "@/lib/format";
import type { Part } from "@/lib/spans/message-parts";
import { Fold } from "./fold";
import { JsonText } from "./json-text";
import { AudioView, FileView, ImageView } from "./media-view";
import { Prose } from "./prose";
import { ToolCallCard } from "./tool-call-card";

/** One piece of a message in the form that suits it. */
export function PartView({ part, label }: { part: Part; label: string }) {
  switch (part.type) {
    case "text":
      return looksLikeJson(part.text) ? (
        <JsonText text={part.text} label={label} />
      ) : (
        <Prose text={part.text} label={label} className="text-14" />
      );
    case "reasoning":
      return part.text === "" ? (
        <p className="flex h-7 items-center gap-1.5 rounded-md border border-line px-2 text-12 text-muted">
          <BrainCircuit aria-hidden className="size-3.5" />
          Reasoning <span className="text-faint">withheld by the provider</span>
        </p>
      ) : (
        <Fold
          title="Reasoning"
          icon={<BrainCircuit aria-hidden className="size-3.5" />}
          hint={part.text.slice(0, 160)}
          size={formatBytes(part.text.length)}
        >
          <Prose text={part.text} label="Reasoning" className="text-13 text-muted" />
        </Fold>
      );
    case "tool_call":
      return <ToolCallCard call={part} />;
    case "tool_result":
      return (
        <div className="rounded-md border border-line">
          <p className="flex min-h-7 items-center gap-1.5 px-2 text-12 text-muted">
            <CornerDownRight aria-hidden className="size-3.5" />
            {part.isError ? "Failed result" : "Result"}
            {part.name ? <span className="font-mono text-ink">{part.name}</span> : null}
            {part.callId ? (
              <span className="ml-auto truncate pl-2 font-mono text-11 text-faint">{part.callId}</span>
            ) : null}
          </p>
          <JsonText text={part.text} label="Result" className="rounded-t-none border-x-0 border-b-0" />
        </div>
      );
    case "image":
      return <ImageView url={part.url} mediaType={part.mediaType} />;
    case "audio":
      return <AudioView url={part.url} name={part.name} mediaType={part.mediaType} />;
    case "file":
      return <FileView name={part.name ?? part.mediaType ?? "file"} url={part.url} />;
    case "json":
      return <JsonText text={part.text} label={label} />;
  }
}

function looksLikeJson(text: string): boolean {
  return /^\s*(\{\s*"|\[\s*[{["\d])/.test(text) && /[}\]]\s*$/.test(text.slice(-64));
}
