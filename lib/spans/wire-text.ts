import type { Part } from "./message-parts";
import type { Message } from "./message-shapes";
import { type Content, readContent } from "./messages";

/** Plain-text projections of a conversation, as searches and previews of older clients read them. */
export type WireText = {
  system_text: string | null;
  prompt_text: string | null;
  completion_text: string | null;
  full_text: string | null;
};

const instructing = new Set(["system", "developer"]);

/** The words of input and output: what the system said, what was asked, what was answered, and all of it. */
export function wireText(input: string | null, output: string | null): WireText {
  const [asked, answered] = [readContent(input, "input"), readContent(output, "output")];
  const system = wordsOf(asked, (role) => instructing.has(role));
  const prompt = wordsOf(asked, (role) => !instructing.has(role));
  const completion = wordsOf(answered, () => true);
  return {
    system_text: system,
    prompt_text: prompt,
    completion_text: completion,
    full_text: joined([system, prompt, completion].filter((text) => text !== null)),
  };
}

/** The first words of the system's messages, for a list. */
export function systemPreview(messages: readonly unknown[], length: number): string | null {
  const system = messages.filter((message) => {
    const role = typeof message === "object" && message !== null && "role" in message ? message.role : null;
    return typeof role === "string" && instructing.has(role);
  });
  if (system.length === 0) return null;
  const cut = wordsOf(readContent(JSON.stringify(system), "input"), () => true)?.slice(0, length);
  // Not between the halves of a surrogate pair.
  return cut === undefined || cut.isWellFormed() ? (cut ?? null) : cut.slice(0, -1);
}

/** Whether an answer calls a tool. */
export function callsTools(output: string | null): boolean {
  const content = readContent(output, "output");
  return (
    content.kind === "messages" &&
    content.messages.some(({ parts }) => parts.some((part) => part.type === "tool_call"))
  );
}

function wordsOf(content: Content, isWanted: (role: string) => boolean): string | null {
  switch (content.kind) {
    case "messages":
      return joined(content.messages.filter(({ role }) => isWanted(role)).map(textOf));
    case "text":
      return isWanted("user") ? content.text : null;
    default:
      return null;
  }
}

function textOf({ parts }: Message): string {
  return joined(parts.map(wordsIn)) ?? "";
}

function wordsIn(part: Part): string {
  if (part.type === "text") return part.text;
  return part.type === "tool_result" ? part.text : "";
}

function joined(texts: readonly string[]): string | null {
  return texts.filter((text) => text !== "").join("\n") || null;
}
