import { isRecord } from "@/lib/is-record";
/** Content that may be JSON text as the value it stands for; anything else is the text itself. */
export function parsedContent(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An input as `prompt_messages`: the messages of a list or of a whole request; any other text is the user's. */
export function messagesOf(input: string | null): unknown[] {
  if (input === null) return [];
  const value = parsedContent(input);
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return [{ role: "user", content: value }];
  const list = [value.messages, value.prompt_messages, value.input, value.contents].find(Array.isArray);
  if (!list) return ["role" in value ? value : { role: "user", content: value }];
  const system = value.system ?? value.instructions;
  return system === undefined || system === null ? list : [{ role: "system", content: system }, ...list];
}

/**
 * An output as `completion_message` and, where there were several choices, `completion_messages`. The first choice is
 * the message then.
 */
export function completionsOf(output: string | null): { message: unknown; messages: unknown[] | null } {
  if (output === null) return { message: null, messages: null };
  const value = parsedContent(output);
  if (Array.isArray(value) && value.length > 1 && value.every(isMessage)) {
    return { message: value[0], messages: value };
  }
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return { message: isMessage(single) ? single : { role: "assistant", content: single }, messages: null };
}

function isMessage(value: unknown): boolean {
  return isRecord(value) && "role" in value;
}
