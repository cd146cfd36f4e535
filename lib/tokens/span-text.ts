import type { LogType } from "@/db/enums";
import { isFields, type Part } from "@/lib/spans/message-parts";
import { type Message, parseJson } from "@/lib/spans/message-shapes";
import { readContent, readConversation } from "@/lib/spans/messages";
import { withoutBase64 } from "./base64";

/** What is counted of a span's contents: texts, and tokens that stand for structure instead of words. */
export type Countable = { texts: string[]; structure: number };

/** A span's contents as they are stored. */
export type SpanText = {
  logType: LogType;
  input: string | null;
  output: string | null;
  extras: Readonly<Record<string, unknown>>;
};

/** These answer with vectors and scores, which are no text and are not billed. */
const inputOnly: readonly LogType[] = ["embedding", "reranker"];

/** OpenAI's recipe for chats: what frames a message, its name, and the beginning of the reply. */
const perMessage = 3;
const perName = 1;
const perReply = 3;

/**
 * What counts as prompt and as completion of a generation that reported no usage.
 *
 * - A chat: roles, names and texts with three tokens around each message and three for the reply, as OpenAI counts
 *   them; tool calls and the tools that were offered as JSON text. Of the answer the texts, reasoning and calls.
 * - Anything else: the text. Embeddings and rerankers have a prompt only.
 * - Images, audio, files and base64 data are not counted: what they cost is not in their text.
 *
 * Source: docs/rules.md, "Tokens and cost".
 */
export function countableOf({ logType, input, output, extras }: SpanText): {
  prompt: Countable;
  completion: Countable;
} {
  if (inputOnly.includes(logType)) return { prompt: embeddedOf(input), completion: nothing };
  const asked = readContent(input, "input");
  const tools = extras.tools ?? extras.functions;
  const prompt = asked.kind === "messages" ? chatOf(asked.messages) : plain(input);
  const answer = readConversation({ input: null, output, toolCalls: extras.tool_calls }).output;
  return {
    prompt:
      tools === undefined || tools === null ? prompt : { ...prompt, texts: [...prompt.texts, jsonOf(tools)] },
    completion:
      answer.kind === "messages"
        ? replyOf(answer.messages)
        : answer.kind === "vectors"
          ? nothing
          : plain(output),
  };
}

/** What a model said itself, where an output holds the conversation or results of tools too. */
function replyOf(messages: readonly Message[]): Countable {
  const said = messages.filter(({ role }) => role === "assistant");
  const parts = (said.length > 0 ? said : messages).flatMap((message) => message.parts);
  const texts = parts.flatMap((part) => {
    if (part.type === "tool_result") return [];
    return textsOf(part.type === "tool_call" ? { ...part, result: null } : part);
  });
  return { texts, structure: 0 };
}

const nothing: Countable = { texts: [], structure: 0 };

function plain(text: string | null): Countable {
  if (text === null || text === "") return nothing;
  const value = text.startsWith('"') ? parseJson(text)?.value : undefined;
  return { texts: [withoutBase64(typeof value === "string" ? value : text)], structure: 0 };
}

function chatOf(messages: readonly Message[]): Countable {
  const names = messages.flatMap(({ name }) => name || []);
  return {
    texts: messages.flatMap(({ role, name, parts }) => [
      role,
      ...(name ? [name] : []),
      ...parts.flatMap(textsOf),
    ]),
    structure: messages.length * perMessage + names.length * perName + perReply,
  };
}

function textsOf(part: Part): string[] {
  switch (part.type) {
    case "text":
    case "reasoning":
      return [withoutBase64(part.text)];
    case "json":
      return [withoutBase64(compact(part.text))];
    case "tool_call":
      return [
        part.name,
        withoutBase64(compact(part.arguments)),
        ...(part.result ? [textOfResult(part.result)] : []),
      ];
    case "tool_result":
      return [textOfResult(part)];
    case "image":
    case "audio":
    case "file":
      return [];
  }
}

function textOfResult({ text }: { text: string }): string {
  return withoutBase64(compact(text));
}

/** JSON that was laid out for reading, on one line again; other text as it is. */
function compact(text: string): string {
  const parsed = /^\s*[[{]/.test(text) ? parseJson(text) : null;
  return parsed ? (unlessTooDeep(() => JSON.stringify(parsed.value)) ?? text) : text;
}

/** JSON nested tens of thousands deep parses, but cannot be walked or printed. */
function unlessTooDeep<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function jsonOf(value: unknown): string {
  return withoutBase64(typeof value === "string" ? value : JSON.stringify(value));
}

/** What was embedded or ranked: a text, a list of texts, or lists of token numbers, each of which is one token. */
function embeddedOf(input: string | null): Countable {
  const value = input === null ? undefined : parseJson(input)?.value;
  const texts: string[] = [];
  let structure = 0;
  const collect = (item: unknown): boolean => {
    if (typeof item === "string") texts.push(withoutBase64(item));
    else if (Number.isInteger(item)) structure += 1;
    else if (Array.isArray(item)) return item.every(collect);
    else return false;
    return true;
  };
  const items = isFields(value) ? (value.input ?? value.texts ?? value.values) : value;
  return unlessTooDeep(() => collect(items)) ? { texts, structure } : plain(input);
}
