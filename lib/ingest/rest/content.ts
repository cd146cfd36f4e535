import { isDeepStrictEqual } from "node:util";
import type { LogType } from "@/db/enums";
import { isRecord } from "@/lib/is-record";
import type { NewContent } from "@/lib/spans/new-span";
import { asContent, asList, asRecord, parsedText } from "../coerce";
import type { Fields } from "./fields";
import { templateOf } from "./prompt";
import { questionIn, toolsIn } from "./request";
import { answerIn, callsIn } from "./response";

/** One way the client may have written the content: under a field of its own, or within something kept anyway. */
type Candidate = { name?: string; value: unknown };

/**
 * Input, output and what else a span carried. `input` and `output` are the universal fields; chat messages, the
 * short `prompt` / `completion` and the raw request and response stand in where those are absent or empty. What says
 * something else than the chosen one stays under its own name. Source: docs/rules.md, "Field names".
 */
export function readContent(fields: Fields, logType: LogType | undefined): NewContent {
  const request = asRecord(fields.peek("full_request"));
  const response = fields.peek("full_response");
  const tools = useful(listed(fields.take("tools"))) ?? useful(toolsIn(request));
  const sentCalls = useful(listed(fields.take("tool_calls")));
  const answers = answersIn(fields);
  // A tool's own span may carry arguments and result as the call it answered.
  const isTool = logType === "tool" || logType === "function";
  const call = isTool ? ioOfCall(sentCalls ?? callsOf(answers)) : {};
  const input = choose("user", [
    { name: "input", value: fields.take("input") },
    { name: "prompt_messages", value: messagesIn(fields) },
    { value: call.input },
    ...(templateOf(fields) ? [] : [{ name: "prompt", value: fields.take("prompt") }]),
    { value: fields.peek("audio_input_file") },
    { value: questionIn(request) },
  ]);
  const output = choose("assistant", [
    { name: "output", value: fields.take("output") },
    { value: call.output },
    ...answers,
    { name: "completion", value: fields.take("completion") },
    { value: fields.peek("audio_output_file") },
    { value: answerIn(response) },
    { name: "embedding", value: fields.take("embedding") },
  ]);
  const toolCalls = sentCalls ?? (output.holdsAnswer ? undefined : callsIn(response));
  return {
    input: input.text,
    output: output.text,
    extras: {
      ...(tools === undefined ? {} : { tools }),
      ...(toolCalls === undefined ? {} : { tool_calls: toolCalls }),
      ...input.others,
      ...output.others,
    },
  };
}

type Chosen = { text?: string; others: Record<string, unknown>; holdsAnswer: boolean };

/** The first candidate that says something, and those with a name of their own that say something else. */
function choose(role: string, candidates: readonly Candidate[]): Chosen {
  const written = candidates.flatMap(({ name, value }) => {
    const text = asContent(value);
    return text === undefined ? [] : [{ name, value, text }];
  });
  const chosen = written.find(({ text }) => text !== "") ?? written[0];
  if (!chosen) return { others: {}, holdsAnswer: false };
  const others = written.flatMap((one): [string, unknown][] => {
    if (one === chosen || one.name === undefined || one.text === "") return [];
    return saysTheSame(one, chosen, role) ? [] : [[one.name, one.value]];
  });
  return {
    text: chosen.text,
    others: Object.fromEntries(others),
    holdsAnswer: !chosen.name || chosen.name.startsWith("completion_message"),
  };
}

function saysTheSame(
  one: { value: unknown; text: string },
  other: { value: unknown; text: string },
  role: string,
): boolean {
  if (one.text === other.text) return true;
  const [a, b] = [essence(one.value, role), essence(other.value, role)];
  return isDeepStrictEqual(a, b) || (Array.isArray(b) && b.some((entry) => isDeepStrictEqual(a, entry)));
}

/** A value freed of wrappings that add nothing: JSON text, a list of one, a plain message of the usual role. */
function essence(value: unknown, role: string): unknown {
  const parsed = parsedText(value);
  const single = Array.isArray(parsed) && parsed.length === 1 ? parsed[0] : parsed;
  if (!isRecord(single)) return single;
  const { role: sentRole, content, ...rest } = single;
  const isPlain = sentRole === role && typeof content === "string" && Object.keys(rest).length === 0;
  return isPlain ? content : single;
}

/** `messages` is an alias that appends. */
function messagesIn(fields: Fields): unknown {
  const prompts = fields.take("prompt_messages");
  const more = fields.take("messages");
  const [first, second] = [asList(prompts), asList(more)];
  return first && second ? [...first, ...second] : (useful(prompts) ?? more);
}

/** The answers that say anything, several choices first: an exporter sends an empty assistant message for whatever had none. */
function answersIn(fields: Fields): Candidate[] {
  const choices = fields.take("completion_messages");
  const several = asList(choices) ?? [choices];
  const message = spoken(fields.take("completion_message"));
  const one = {
    name: "completion_message",
    value: message ?? (several.length > 1 ? undefined : spoken(several[0])),
  };
  const all = { name: "completion_messages", value: choices };
  if (several.some((choice) => isDeepStrictEqual(spoken(choice), one.value))) {
    return several.length > 1 ? [all] : [one];
  }
  return several.length > 1 ? [all, one] : [one, all];
}

function spoken(message: unknown): unknown {
  const record = asRecord(message);
  if (!record) return message;
  const { role: _, ...rest } = record;
  return Object.values(rest).some((value) => useful(value) !== undefined) ? record : undefined;
}

function callsOf(answers: readonly Candidate[]): unknown {
  return answers.map(({ value }) => (isRecord(value) ? value.tool_calls : undefined)).find(Boolean);
}

function ioOfCall(toolCalls: unknown): { input?: unknown; output?: unknown } {
  const call = asRecord(asList(toolCalls)?.[0]);
  if (!call) return {};
  const inner = asRecord(call.function) ?? call;
  return { input: inner.arguments ?? inner.args ?? inner.input, output: call.result ?? inner.result };
}

/** A list also where it came as JSON text. */
function listed(value: unknown): unknown {
  return asList(value) ?? value;
}

function useful(value: unknown): unknown {
  return asContent(value) ? value : undefined;
}
