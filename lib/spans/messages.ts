import { readMediaText, readRecording } from "./media";
import { type Fields, isFields, layOutParsed, type Part, type ToolCall, text } from "./message-parts";
import { callsOf, type Message, parseJson, partsOf, readMessage, reasoningOf } from "./message-shapes";
import { readVectors, type Vectors } from "./vectors";

/** What a span's input or output turned out to be. */
export type Content =
  | { kind: "empty" }
  | { kind: "messages"; messages: Message[] }
  | { kind: "text"; text: string }
  /** A recording or a picture by itself. */
  | { kind: "media"; parts: Part[] }
  | Vectors
  /** `text` is laid out for reading. */
  | { kind: "json"; text: string };

function readList(list: unknown[]): Message[] | null {
  // LangChain batches: a list that holds one list of messages.
  if (list.length === 1 && Array.isArray(list[0])) return readList(list[0]);
  const turns: Message[] = [];
  let lastIsPiece = false;
  for (const value of list) {
    const message = readMessage(value);
    if (!message) return null;
    // Responses items and bare calls are pieces of a turn: neighbours of the assistant belong together.
    const isPiece = isFields(value) && typeof value.role !== "string" && !isFields(value.message);
    const last = turns.at(-1);
    if (last?.role === "assistant" && message.role === "assistant" && (isPiece || lastIsPiece))
      last.parts.push(...message.parts);
    else turns.push(message);
    lastIsPiece = isPiece;
  }
  return turns.length > 0 ? turns : null;
}

function readSystem(value: unknown): Message[] {
  const body = isFields(value) && Array.isArray(value.parts) ? value.parts : value;
  const parts = partsOf(body);
  return parts.length > 0 ? [{ role: "system", name: null, parts }] : [];
}

type Side = "input" | "output";

/** Whole requests and responses of the known APIs, and the wrappers SDKs put around messages. */
function readEnvelope(fields: Fields, side: Side): Message[] | null {
  const list = [fields.messages, fields.prompt_messages, fields.contents, fields.input, fields.output].find(
    Array.isArray,
  );
  if (list) {
    const messages = readList(list);
    if (messages)
      return [...readSystem(fields.system ?? fields.instructions ?? fields.systemInstruction), ...messages];
  }
  if (Array.isArray(fields.choices)) {
    const choices = fields.choices.map((choice) =>
      isFields(choice) && typeof choice.text === "string"
        ? { role: "assistant", content: choice.text }
        : choice,
    );
    return choices.length > 0 ? readAll(choices) : null;
  }
  if (Array.isArray(fields.candidates)) {
    return readAll(
      fields.candidates.map((candidate) =>
        isFields(candidate) && isFields(candidate.content)
          ? { role: "model", ...candidate.content }
          : candidate,
      ),
    );
  }
  const instructions = fields.system ?? fields.instructions;
  const prompt = text(fields.prompt) ?? (instructions !== undefined ? text(fields.input) : null);
  const onlyPrompt = Object.keys(fields).every(
    (key) => key === "prompt" || key === "system" || key === "instructions" || key === "input",
  );
  if (side === "input" && prompt !== null && onlyPrompt) {
    return [
      ...readSystem(instructions),
      { role: "user", name: null, parts: [{ type: "text", text: prompt }] },
    ];
  }
  const calls = callsOf(fields);
  if (side === "output" && fields.role === undefined && calls.length > 0) {
    return [
      {
        role: "assistant",
        name: null,
        parts: [...reasoningOf(fields), ...partsOf(fields.text ?? fields.content), ...calls],
      },
    ];
  }
  return null;
}

/** Unlike a list of messages, each choice stays a message of its own. */
function readAll(list: unknown[]): Message[] | null {
  const messages = list.map(readMessage);
  return messages.every((message) => message !== null) ? messages : null;
}

/**
 * Detects what `source` is: messages of any known client (OpenAI chat and Responses, Anthropic, Gemini, AI SDK, GenAI
 * convention, LangChain), embedding vectors, other JSON, or plain text. Never fails: what is not known is shown as sent.
 */
export function readContent(source: string | null, side: Side): Content {
  if (source === null || source === "") return { kind: "empty" };
  const parsed = parseJson(source);
  if (!parsed) return readText(source);
  try {
    return readParsed(source, parsed.value, side);
  } catch (error) {
    // JSON nested tens of thousands deep parses, but cannot be walked or printed.
    if (error instanceof RangeError) return { kind: "text", text: source };
    throw error;
  }
}

function readText(source: string): Content {
  const media = readMediaText(source);
  return media ? { kind: "media", parts: media } : { kind: "text", text: source };
}

function readParsed(source: string, value: unknown, side: Side): Content {
  if (typeof value === "string") return value === "" ? { kind: "empty" } : readText(value);
  const messages = Array.isArray(value)
    ? readList(value)
    : isFields(value)
      ? (readOne(value) ?? readEnvelope(value, side))
      : null;
  if (messages) return { kind: "messages", messages };
  const media = isFields(value) ? readRecording(value) : null;
  if (media) return { kind: "media", parts: media };
  return readVectors(value) ?? { kind: "json", text: layOutParsed(source, value) };
}

function readOne(fields: Fields): Message[] | null {
  const message = readMessage(fields);
  return message && [message];
}

/**
 * The input and output of one span, with every tool result moved into the call it answers (by call id; without one, by
 * tool name). `toolCalls` are calls the span reported apart from its output; they are added when the output shows none.
 */
export function readConversation(span: {
  input: string | null;
  output: string | null;
  toolCalls?: unknown;
}): { input: Content; output: Content } {
  const input = readContent(span.input, "input");
  const output = withCalls(readContent(span.output, "output"), callsOf({ tool_calls: span.toolCalls }));
  pairResults([
    ...(input.kind === "messages" ? input.messages : []),
    ...(output.kind === "messages" ? output.messages : []),
  ]);
  return { input: withoutEmpty(input), output: withoutEmpty(output) };
}

function withCalls(output: Content, calls: ToolCall[]): Content {
  if (calls.length === 0) return output;
  if (output.kind === "empty" || output.kind === "text") {
    const words: Part[] = output.kind === "text" ? [{ type: "text", text: output.text }] : [];
    return { kind: "messages", messages: [{ role: "assistant", name: null, parts: [...words, ...calls] }] };
  }
  if (
    output.kind !== "messages" ||
    output.messages.some((message) => message.parts.some((part) => part.type === "tool_call"))
  )
    return output;
  const last = output.messages.at(-1);
  if (last?.role === "assistant") last.parts.push(...calls);
  else output.messages.push({ role: "assistant", name: null, parts: calls });
  return output;
}

function pairResults(messages: Message[]): void {
  const open: ToolCall[] = [];
  for (const message of messages) {
    message.parts = message.parts.filter((part) => {
      if (part.type === "tool_call" && !part.result) open.push(part);
      if (part.type !== "tool_result") return true;
      const index = open.findIndex((call) =>
        part.callId !== null ? call.id === part.callId : call.name === part.name,
      );
      const [call] = index < 0 ? [] : open.splice(index, 1);
      if (!call) return true;
      call.result = { text: part.text, isError: part.isError };
      return false;
    });
  }
}

/** Messages that held nothing but results now shown in their calls. */
function withoutEmpty(content: Content): Content {
  if (content.kind !== "messages") return content;
  const messages = content.messages.filter((message) => message.parts.length > 0);
  return messages.length > 0 ? { kind: "messages", messages } : { kind: "empty" };
}
