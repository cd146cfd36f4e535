import { isDeepJson, layOutJson } from "@/lib/content/json";

/** One piece of a message, whatever provider wrote it. */
export type Part =
  | { type: "text"; text: string }
  | { type: "reasoning"; text: string }
  | ToolCall
  | ToolResult
  /** `url` is a `data:` URL or a remote address. */
  | { type: "image"; url: string; mediaType: string | null }
  | { type: "audio"; url: string; name: string | null; mediaType: string | null }
  | { type: "file"; name: string | null; mediaType: string | null; url: string | null }
  | { type: "json"; text: string };

export type ToolCall = {
  type: "tool_call";
  id: string | null;
  name: string;
  /** The arguments as text: pretty JSON where they were JSON. */
  arguments: string;
  /** The result that answered it, where the same content holds one. */
  result: { text: string; isError: boolean } | null;
};

export type ToolResult = {
  type: "tool_result";
  callId: string | null;
  name: string | null;
  text: string;
  isError: boolean;
};

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Longer JSON is laid out by the engine, which is faster and does the same but for short lists and deep levels. */
const ownLayoutLength = 250_000;

/** A value as a person reads it: strings as they are (JSON inside them laid out), everything else as laid-out JSON. */
export function readable(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") return layOutJson(JSON.stringify(value));
  const start = value.trimStart()[0];
  if (start !== "{" && start !== "[") return value;
  try {
    return layOutParsed(value, JSON.parse(value));
  } catch {
    return value;
  }
}

/** JSON over lines, from its text and the value that was parsed from it. */
export function layOutParsed(source: string, value: unknown): string {
  return source.length > ownLayoutLength && !isDeepJson(source)
    ? JSON.stringify(value, null, 2)
    : layOutJson(source);
}

/** The value under the first of `keys` that is there. */
function first(fields: Fields, ...keys: string[]): unknown {
  for (const key of keys) if (fields[key] !== undefined && fields[key] !== null) return fields[key];
  return undefined;
}

/**
 * A tool call in any known shape: OpenAI nested (`function.name`, `function.arguments`) and flat, Responses
 * (`call_id`), Anthropic (`tool_use` with `input`), AI SDK (`toolCallId`, `toolName`, `input` or `args`), the GenAI
 * convention (`tool_call`), Gemini (`functionCall`), OpenInference (`tool_call.function`). Null when it has no name.
 */
export function readToolCall(value: unknown): ToolCall | null {
  if (!isFields(value)) return null;
  const wrapped = first(value, "tool_call", "functionCall", "function_call");
  if (isFields(wrapped))
    return readToolCall({
      ...value,
      tool_call: undefined,
      functionCall: undefined,
      function_call: undefined,
      ...wrapped,
    });
  const inner = isFields(value.function) ? value.function : value;
  const name =
    text(first(inner, "name", "toolName", "tool_name")) ??
    text(first(value, "name", "toolName", "tool_name"));
  if (name === null) return null;
  const result = first(value, "result");
  return {
    type: "tool_call",
    id: text(first(value, "call_id", "toolCallId", "id", "tool_call_id")),
    name,
    arguments: readable(first(inner, "arguments", "args", "input", "parameters")),
    result: result === undefined ? null : { text: readable(result), isError: false },
  };
}

/** What a tool answered: text parts are joined, AI SDK's `{ type, value }` is opened, anything else is JSON. */
function readAnswer(value: unknown): string {
  if (Array.isArray(value)) {
    const texts = value.map((part) => (isFields(part) ? text(part.text) : null));
    if (texts.length > 0 && texts.every((part) => part !== null)) return texts.map(readable).join("\n");
  }
  if (isFields(value) && "value" in value && typeof value.type === "string") return readable(value.value);
  return readable(value);
}

/** A message or item that answers a tool call. */
export function readToolResult(fields: Fields): ToolResult {
  const output = first(fields, "output", "result", "response", "content");
  const kind = isFields(output) ? text(output.type) : null;
  return {
    type: "tool_result",
    callId: text(first(fields, "tool_call_id", "tool_use_id", "toolCallId", "call_id", "id")),
    name: text(first(fields, "toolName", "tool_name", "name")),
    text: readAnswer(output),
    isError: fields.is_error === true || fields.isError === true || (kind?.startsWith("error") ?? false),
  };
}

function dataUrl(mediaType: string | null, base64: string): string {
  return base64.startsWith("data:") || base64.startsWith("http")
    ? base64
    : `data:${mediaType ?? "image/png"};base64,${base64}`;
}

/** The media type a `data:` URL names. */
function mediaTypeOf(url: string | null): string | null {
  return url?.startsWith("data:") ? (url.slice(5).split(/[;,]/, 1)[0] ?? null) : null;
}

function readMedia(fields: Fields): Part | null {
  const source = first(
    fields,
    "source",
    "image_url",
    "inlineData",
    "inline_data",
    "file",
    "input_audio",
    "audio_url",
    "fileData",
  );
  const inner: Fields = isFields(source) ? source : {};
  const mediaType =
    text(first(inner, "media_type", "mimeType", "mime_type", "format")) ??
    text(first(fields, "mediaType", "mimeType", "mime_type", "media_type"));
  const raw =
    text(source) ??
    text(first(inner, "url", "data", "file_data", "fileUri")) ??
    text(first(fields, "image", "data", "url", "uri", "content", "file_data", "file_url"));
  const kind = text(fields.type) ?? "";
  const type = mediaType ?? mediaTypeOf(raw);
  if ((kind.includes("image") || type?.startsWith("image/")) && raw) {
    return { type: "image", url: dataUrl(type, raw), mediaType: type };
  }
  const format = text(inner.format);
  if (raw && (kind.includes("audio") || type?.startsWith("audio/"))) {
    const audioType = type === null || type === format ? `audio/${format ?? "mpeg"}` : type;
    return { type: "audio", url: dataUrl(audioType, raw), name: nameIn(inner, fields), mediaType: audioType };
  }
  const url = raw && (raw.startsWith("http") || raw.startsWith("data:")) ? raw : null;
  return {
    type: "file",
    name: nameIn(inner, fields),
    mediaType: type,
    url,
  };
}

function nameIn(inner: Fields, fields: Fields): string | null {
  return text(first(inner, "filename", "name")) ?? text(first(fields, "filename", "name", "file_id"));
}

const mediaTypes = new Set([
  "image",
  "image_url",
  "input_image",
  "file",
  "input_file",
  "document",
  "input_audio",
  "audio",
  "audio_url",
  "media",
  "blob",
  "uri",
  "video",
  "video_url",
]);
const toolCallTypes = new Set([
  "tool_use",
  "server_tool_use",
  "mcp_tool_use",
  "tool-call",
  "tool_call",
  "function_call",
]);
const toolResultTypes = new Set([
  "tool_result",
  "web_search_tool_result",
  "mcp_tool_result",
  "tool-result",
  "tool-error",
  "tool_call_response",
  "function_call_output",
]);

/** One content part of any known shape; what is not known is shown as the JSON it is. */
export function readPart(value: unknown): Part {
  if (typeof value === "string") return { type: "text", text: value };
  if (!isFields(value)) return { type: "json", text: readable(value) };
  const type = text(value.type) ?? "";
  if (toolCallTypes.has(type) || isFields(value.functionCall)) {
    const call = readToolCall(value);
    if (call) return call;
  }
  if (toolResultTypes.has(type)) return readToolResult(value);
  if (isFields(value.functionResponse)) return readToolResult(value.functionResponse);
  if (type === "thinking" || type === "reasoning" || type === "redacted_thinking" || value.thought === true) {
    return { type: "reasoning", text: text(first(value, "thinking", "text", "reasoning", "content")) ?? "" };
  }
  if (mediaTypes.has(type) || isFields(value.inlineData) || isFields(value.inline_data)) {
    const media = readMedia(value);
    if (media) return media;
  }
  const words = text(first(value, "text", "refusal")) ?? (type === "text" ? text(value.content) : null);
  if (words !== null) return { type: "text", text: words };
  return { type: "json", text: readable(value) };
}
