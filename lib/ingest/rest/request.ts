import { asList, asRecord } from "../coerce";

type Sent = Record<string, unknown>;

const instructionKeys = ["system", "instructions", "systemInstruction", "system_instruction"] as const;
const contentKeys = ["messages", "input", "contents", "prompt"] as const;

/**
 * What a raw request asked: its messages, input items, contents or prompt. Instructions that stand apart from the
 * messages stay with them.
 */
export function questionIn(request: Sent | undefined): unknown {
  const key = contentKeys.find((name) => request?.[name] !== undefined && request[name] !== null);
  if (!request || !key) return undefined;
  const instructions = instructionKeys.find((name) => Boolean(request[name]));
  if (instructions === undefined || !asList(request[key])) return request[key];
  return { system: request[instructions], messages: request[key] };
}

/** The tools a raw request offered: OpenAI, Anthropic, Gemini, Bedrock. */
export function toolsIn(request: Sent | undefined): unknown {
  if (!request) return undefined;
  const nested = asRecord(request.toolConfig) ?? asRecord(request.config);
  return request.tools ?? request.functions ?? nested?.tools;
}
