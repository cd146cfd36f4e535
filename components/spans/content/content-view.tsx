import { clipMessages, clipText, contentLimit } from "@/lib/spans/clip";
import type { Content } from "@/lib/spans/messages";
import { JsonText } from "./json-text";
import { MessageView } from "./message-view";
import { Prose } from "./prose";

/** Content within the limit of what a page renders, and whether something was left out. */
export type Clipped = { content: Content; clipped: boolean };

/** Cuts content to what a page can carry; see `contentLimit`. */
export function clipContent(content: Content): Clipped {
  if (content.kind === "empty") return { content, clipped: false };
  if (content.kind === "messages") {
    const { messages, clipped } = clipMessages(content.messages);
    return { content: { kind: "messages", messages }, clipped };
  }
  const text = clipText(content.text, contentLimit.textBytes);
  return { content: { ...content, text }, clipped: text.length < content.text.length };
}

/** One side of a span as a person reads it. */
export function ContentView({ content }: { content: Content }) {
  switch (content.kind) {
    case "empty":
      return <p className="text-12 text-faint">Nothing was sent.</p>;
    case "messages":
      return (
        <div className="grid min-w-0 gap-3">
          {content.messages.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: turns have no identity but their place, and never move
            <MessageView key={index} message={message} />
          ))}
        </div>
      );
    case "text":
      return <Prose text={content.text} className="text-14" />;
    case "vectors":
      return (
        <div>
          <p className="mb-1.5 text-12 text-muted">
            {content.count === 1 ? "A vector" : `${content.count} vectors`} of {content.dimensions} dimensions
          </p>
          <JsonText text={content.text} className="rounded-md border border-line bg-wash px-2.5 py-1.5" />
        </div>
      );
    case "json":
      return <JsonText text={content.text} className="rounded-md border border-line bg-wash px-2.5 py-1.5" />;
  }
}
