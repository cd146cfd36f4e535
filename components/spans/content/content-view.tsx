import { clipMessages, clipText, contentLimit } from "@/lib/spans/clip";
import type { Message } from "@/lib/spans/message-shapes";
import type { Content } from "@/lib/spans/messages";
import { JsonText } from "./json-text";
import { MessageView } from "./message-view";
import { Fold } from "./part-view";
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
          <Conversation messages={content.messages} />
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

/** A longer conversation folds its earlier turns, so that the last ones and the answer are near. */
const longConversation = 10;
const lastTurns = 6;

function Conversation({ messages }: { messages: readonly Message[] }) {
  if (messages.length <= longConversation) return <Turns messages={messages} />;
  const afterInstructions = messages.findIndex(({ role }) => role !== "system" && role !== "developer");
  const head = Math.min(Math.max(0, afterInstructions), messages.length - lastTurns);
  const earlier = messages.slice(head, -lastTurns);
  return (
    <>
      <Turns messages={messages.slice(0, head)} />
      {earlier.length === 0 ? null : (
        <Fold title={earlier.length === 1 ? "1 earlier message" : `${earlier.length} earlier messages`}>
          <div className="grid min-w-0 gap-3">
            <Turns messages={earlier} />
          </div>
        </Fold>
      )}
      <Turns messages={messages.slice(-lastTurns)} />
    </>
  );
}

function Turns({ messages }: { messages: readonly Message[] }) {
  return messages.map((message, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: turns have no identity but their place, and never move
    <MessageView key={index} message={message} />
  ));
}
