"use client";

import { MessagesSquare } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import type { Message } from "@/lib/spans/message-shapes";
import { Fold } from "./fold";
import { MessageView } from "./message-view";

/** A longer conversation folds its earlier turns, so that the last ones and the answer are near. */
const longConversation = 10;
const lastTurns = 6;
const turnsAtOnce = 50;

export function Conversation({ messages }: { messages: readonly Message[] }) {
  if (messages.length <= longConversation) return <Turns messages={messages} />;
  const afterInstructions = messages.findIndex(({ role }) => role !== "system" && role !== "developer");
  const head = Math.min(Math.max(0, afterInstructions), messages.length - lastTurns, turnsAtOnce);
  const earlier = messages.slice(head, -lastTurns);
  return (
    <>
      <Turns messages={messages.slice(0, head)} />
      {earlier.length === 0 ? null : (
        <Fold
          icon={<MessagesSquare aria-hidden className="size-3.5" />}
          title={
            earlier.length === 1 ? "1 earlier message" : `${formatCount(earlier.length)} earlier messages`
          }
        >
          <Earlier messages={earlier} />
        </Fold>
      )}
      <Turns messages={messages.slice(-lastTurns)} />
    </>
  );
}

/** The newest of them, and more when asked: a thousand turns at once would hold up the page. */
function Earlier({ messages }: { messages: readonly Message[] }) {
  const [count, setCount] = useState(turnsAtOnce);
  const left = Math.max(0, messages.length - count);
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      {left === 0 ? null : (
        <Button size="sm" variant="quiet" onClick={() => setCount(count + turnsAtOnce)}>
          Show {formatCount(Math.min(left, turnsAtOnce))} more of {formatCount(left)} before these
        </Button>
      )}
      <Turns messages={messages.slice(left)} />
    </div>
  );
}

function Turns({ messages }: { messages: readonly Message[] }) {
  return messages.map((message, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: turns have no identity but their place
    <MessageView key={index} message={message} />
  ));
}
