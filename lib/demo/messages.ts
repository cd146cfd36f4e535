import { countTokens } from "@/lib/demo/tokens";

export type ToolCall = { id: string; type: "function"; function: { name: string; arguments: string } };

/** A chat message as OpenAI writes it. */
export type Message = {
  role: "system" | "user" | "assistant" | "tool";
  content: string | null;
  tool_calls?: ToolCall[];
  tool_call_id?: string;
  name?: string;
  reasoning_content?: string;
};

// History is resent with every turn: each message is written and counted once.
const written = new WeakMap<Message, { json: string; tokens: number }>();

function write(message: Message): { json: string; tokens: number } {
  const known = written.get(message);
  if (known) return known;
  const json = JSON.stringify(message);
  const calls = message.tool_calls ? JSON.stringify(message.tool_calls) : "";
  const tokens = 4 + (message.content ? countTokens(message.content) : 0) + (calls ? countTokens(calls) : 0);
  const fresh = { json, tokens };
  written.set(message, fresh);
  return fresh;
}

export function messageJson(message: Message): string {
  return write(message).json;
}

export function messagesJson(messages: readonly Message[]): string {
  return `[${messages.map((message) => write(message).json).join(",")}]`;
}

export function messageTokens(messages: readonly Message[]): number {
  let sum = 3;
  for (const message of messages) sum += write(message).tokens;
  return sum;
}
