import type { Part } from "./message-parts";
import type { Message } from "./message-shapes";
import type { Content } from "./messages";

/** How much of one field a page renders. The rest stays one link away. */
export const contentLimit = { textBytes: 256 * 1024, imageBytes: 2 * 1024 * 1024 } as const;

const encoder = new TextEncoder();

/** The size of `text` in UTF-8 bytes. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** The longest beginning of `text` that fits into `limit` UTF-8 bytes; never half a character. */
export function clipText(text: string, limit: number): string {
  if (text.length * 3 <= limit) return text;
  const { read } = encoder.encodeInto(text, new Uint8Array(limit));
  return read === text.length ? text : text.slice(0, read);
}

/** The beginning of content of any kind within `contentLimit`; `clipped` says whether anything was left out. */
export function clipContent(content: Content): { content: Content; clipped: boolean } {
  if (content.kind === "empty") return { content, clipped: false };
  if (content.kind === "messages") {
    const { messages, clipped } = clipMessages(content.messages);
    return { content: { kind: "messages", messages }, clipped };
  }
  if (content.kind === "media") {
    const { messages, clipped } = clipMessages([{ role: "", name: null, parts: content.parts }]);
    return { content: { kind: "media", parts: messages[0]?.parts ?? [] }, clipped };
  }
  const text = clipText(content.text, contentLimit.textBytes);
  return { content: { ...content, text }, clipped: text.length < content.text.length };
}

/**
 * The beginning of a conversation: text beyond `contentLimit.textBytes` and images beyond `contentLimit.imageBytes`
 * are left out, and `clipped` says whether anything was.
 */
export function clipMessages(messages: readonly Message[]): { messages: Message[]; clipped: boolean } {
  const left = { text: contentLimit.textBytes as number, images: contentLimit.imageBytes as number };
  let clipped = false;
  const take = (text: string): string => {
    const kept = clipText(text, left.text);
    if (kept.length < text.length) clipped = true;
    left.text -= kept.length === text.length ? bytesOf(kept) : left.text;
    return kept;
  };
  const clipPart = (part: Part): Part => {
    switch (part.type) {
      case "image":
      case "audio":
      case "file": {
        const size = part.url?.length ?? 0;
        if (size <= left.images) {
          left.images -= size;
          return part;
        }
        clipped = true;
        return {
          type: "file",
          name: part.type === "image" ? null : part.name,
          mediaType: part.mediaType,
          url: null,
        };
      }
      case "tool_call": {
        const shown = { ...part, arguments: take(part.arguments) };
        return part.result ? { ...shown, result: { ...part.result, text: take(part.result.text) } } : shown;
      }
      default:
        return { ...part, text: take(part.text) };
    }
  };
  const shown: Message[] = [];
  for (const message of messages) {
    if (left.text <= 0) {
      clipped = true;
      break;
    }
    shown.push({ ...message, parts: message.parts.map(clipPart) });
  }
  return { messages: shown, clipped };
}
