import { isRecord } from "@/lib/is-record";

/** Characters of a preview: enough for a wide row, little enough to stay inside the content's narrow row. */
const previewLength = 240;
/** Longer JSON is not parsed for its preview. */
const parseLimit = 256 * 1024;
/** White space that is not one plain space. */
const loose = /\s{2,}|[^\S ]/g;

/**
 * The first words of an input for a list: of a conversation the newest message of the user, of anything else the
 * text itself, on one line.
 */
export function previewOf(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  const value = text.length <= parseLimit && /^\s*[[{"]/.test(text) ? parseOrNull(text) : null;
  const line = lineOf(value === null ? text : (wordsOf(value) ?? text));
  if (line === "") return null;
  return line.length > previewLength ? `${cut(line, previewLength - 1)}…` : line;
}

/** The beginning of a text on one line. Most texts have little white space: then looking at a third of it will do. */
function lineOf(words: string): string {
  const begin = onOneLine(words.slice(0, previewLength + 60));
  return begin.length > previewLength ? begin : onOneLine(words.slice(0, previewLength * 4));
}

function onOneLine(text: string): string {
  return text.replace(loose, " ").trim();
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wordsOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    const messages = value.filter(isRecord);
    const last = messages.findLast((m) => m.role === "user") ?? messages.at(-1);
    return last && ("role" in last || "content" in last) ? wordsOf(last) : null;
  }
  if (!isRecord(value)) return null;
  if (Array.isArray(value.messages)) return wordsOf(value.messages);
  const content = value.content ?? value.parts ?? value.text;
  if (typeof content === "string" && content !== "") return content;
  if (Array.isArray(content)) {
    const texts = content.filter(isRecord).flatMap((part) => {
      const text = part.text ?? part.content ?? part.input_text;
      return typeof text === "string" ? [text] : [];
    });
    if (texts.length > 0) return texts.join(" ");
  }
  return Array.isArray(value.tool_calls) ? toolCallWords(value.tool_calls) : null;
}

function toolCallWords(calls: unknown[]): string | null {
  const words = calls.filter(isRecord).flatMap((call) => {
    const called = isRecord(call.function) ? call.function : call;
    const name = called.name ?? called.toolName;
    const given = called.arguments ?? called.input ?? called.args;
    if (typeof name !== "string") return [];
    return [`${name}(${typeof given === "string" ? given : (JSON.stringify(given) ?? "")})`];
  });
  return words.length > 0 ? words.join(" ") : null;
}

/** Cuts without leaving half a surrogate pair behind. */
function cut(text: string, length: number): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end);
}
