import type { Content } from "@/lib/spans/messages";
import { Conversation } from "./conversation";
import { JsonText } from "./json-text";
import { PartView } from "./part-view";
import { Prose } from "./prose";
import { VectorView } from "./vector-view";

/** One side of a span as a person reads it. */
export function ContentView({ content, label }: { content: Content; label: string }) {
  switch (content.kind) {
    case "empty":
      return <p className="text-12 text-faint">Nothing was sent.</p>;
    case "messages":
      return (
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
          <Conversation messages={content.messages} />
        </div>
      );
    case "media":
      return (
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
          {content.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
            <PartView key={index} part={part} label={label} />
          ))}
        </div>
      );
    case "text":
      return <Prose text={content.text} label={label} className="text-14" />;
    case "vectors":
      return <VectorView vectors={content} />;
    case "json":
      return <JsonText text={content.text} label={label} />;
  }
}
