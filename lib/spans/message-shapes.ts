import {
  type Fields,
  isFields,
  type Part,
  readable,
  readPart,
  readToolCall,
  readToolResult,
  type ToolCall,
  text,
} from "./message-parts";

/** One turn: the role as sent (`system`, `user`, `assistant`, `tool`, anything else) and what it carried. */
export type Message = { role: string; name: string | null; parts: Part[] };

/** The JSON a text holds, or null when it holds none; plain numbers and words are text. */
export function parseJson(source: string): { value: unknown } | null {
  const start = source.trimStart()[0];
  if (start !== "{" && start !== "[" && start !== '"') return null;
  try {
    return { value: JSON.parse(source) };
  } catch {
    return null;
  }
}

const langChainRoles = new Map<string, string>([
  ["human", "user"],
  ["HumanMessage", "user"],
  ["HumanMessageChunk", "user"],
  ["ai", "assistant"],
  ["AIMessage", "assistant"],
  ["AIMessageChunk", "assistant"],
  ["system", "system"],
  ["SystemMessage", "system"],
  ["tool", "tool"],
  ["ToolMessage", "tool"],
  ["function", "tool"],
  ["FunctionMessage", "tool"],
]);

/** LangChain writes `{ type: "human", content }` or a constructor path with `kwargs`; both become role and content. */
function unwrapLangChain(fields: Fields): Fields | null {
  if (typeof fields.role === "string") return null;
  const className = Array.isArray(fields.id) ? text(fields.id.at(-1)) : null;
  const role = langChainRoles.get(className ?? text(fields.type) ?? "");
  const body = isFields(fields.kwargs) ? fields.kwargs : isFields(fields.data) ? fields.data : fields;
  if (!role || body.content === undefined) return null;
  return { ...body, role };
}

const carriers = [
  "content",
  "parts",
  "tool_calls",
  "toolCalls",
  "function_call",
  "reasoning_content",
  "refusal",
] as const;

export function partsOf(content: unknown): Part[] {
  if (content === undefined || content === null || content === "") return [];
  if (typeof content === "string") {
    // Content that is itself a JSON list of typed parts, as OTel attributes carry it.
    const inner = content.startsWith('[{"type"') ? parseJson(content) : null;
    return inner && Array.isArray(inner.value)
      ? inner.value.map(readPart)
      : [{ type: "text", text: content }];
  }
  return Array.isArray(content) ? content.map(readPart) : [readPart(content)];
}

export function reasoningOf(fields: Fields): Part[] {
  const words = text(fields.reasoning_content) ?? text(fields.reasoning) ?? text(fields.reasoningText);
  if (words) return [{ type: "reasoning", text: words }];
  return Array.isArray(fields.thinking_blocks) ? fields.thinking_blocks.map(readPart) : [];
}

export function callsOf(fields: Fields): ToolCall[] {
  const list =
    fields.tool_calls ??
    fields.toolCalls ??
    (fields.function_call ? [{ function: fields.function_call }] : []);
  const calls = typeof list === "string" ? parseJson(list)?.value : list;
  return Array.isArray(calls) ? calls.map(readToolCall).filter((call) => call !== null) : [];
}

/** A chat message of OpenAI, Anthropic, AI SDK, Gemini, LangChain or the GenAI convention; null when it is none. */
function readChatMessage(fields: Fields): Message | null {
  const unwrapped = unwrapLangChain(fields);
  if (unwrapped) return readChatMessage(unwrapped);
  if (isFields(fields.message) && typeof fields.message.role === "string")
    return readChatMessage(fields.message);
  const role = text(fields.role);
  if (role === null || !carriers.some((key) => key in fields)) return null;
  const name = text(fields.name);
  const content = fields.content ?? fields.parts;
  const wholeIsResult = (role === "tool" || role === "function") && !holdsTypedResults(content);
  if (wholeIsResult) return { role: "tool", name, parts: [readToolResult(fields)] };
  const parts = [...reasoningOf(fields), ...partsOf(content), ...partsOf(fields.refusal), ...callsOf(fields)];
  return { role: role === "model" ? "assistant" : role, name, parts };
}

function holdsTypedResults(content: unknown): boolean {
  return Array.isArray(content) && content.some((part) => readPart(part).type === "tool_result");
}

function summaryText(value: unknown): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return "";
  return value.map((part) => (isFields(part) ? (text(part.text) ?? "") : "")).join("\n\n");
}

/** An item of OpenAI's Responses API that is no message. */
function readResponsesItem(fields: Fields): Message | null {
  const type = text(fields.type) ?? "";
  if (type === "function_call_output" || type === "custom_tool_call_output") {
    return { role: "tool", name: null, parts: [readToolResult(fields)] };
  }
  if (type === "function_call" || type === "custom_tool_call") {
    const call = readToolCall(fields);
    return call && { role: "assistant", name: null, parts: [call] };
  }
  if (type === "reasoning") {
    const words = summaryText(fields.summary) || summaryText(fields.content);
    return { role: "assistant", name: null, parts: words ? [{ type: "reasoning", text: words }] : [] };
  }
  if (type.endsWith("_call") && typeof fields.id === "string") {
    const { id, type: _, status: __, ...rest } = fields;
    const name = type.slice(0, -"_call".length);
    return {
      role: "assistant",
      name: null,
      parts: [{ type: "tool_call", id: text(id), name, arguments: readable(rest), result: null }],
    };
  }
  return null;
}

/** Bare calls, as AI SDK's `ai.response.toolCalls` lists them. */
function readBareCall(fields: Fields): Message | null {
  const isCall =
    typeof fields.toolCallId === "string" ||
    (fields.type === "function" && ("function" in fields || "arguments" in fields));
  const call = isCall ? readToolCall(fields) : null;
  return call && { role: "assistant", name: null, parts: [call] };
}

/** A message, item or bare call in any known shape; null when it is none. */
export function readMessage(value: unknown): Message | null {
  if (!isFields(value)) return null;
  return readChatMessage(value) ?? readResponsesItem(value) ?? readBareCall(value);
}
