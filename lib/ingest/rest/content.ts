import type { LogType } from "@/db/enums";
import type { NewContent } from "@/lib/spans/new-span";
import { asContent, asList, asRecord, asText, isRecord } from "../coerce";
import type { Fields } from "./fields";

/**
 * Input, output and what else a span carried. `input` and `output` are the universal fields; chat messages, the
 * short `prompt` / `completion` and the raw request and response stand in where those are absent or empty.
 * Source: docs/rules.md, "Field names".
 */
export function readContent(fields: Fields, logType: LogType | undefined): NewContent {
  const request = asRecord(fields.peek("full_request"));
  const response = asRecord(fields.peek("full_response"));
  const tools = useful(fields.take("tools")) ?? useful(request?.tools);
  const toolCalls = useful(fields.take("tool_calls"));
  const messages = messagesOf(fields);
  const answer = answerOf(fields);
  // A tool's own span may carry arguments and result as the call it answered.
  const call = logType === "tool" || logType === "function" ? ioOfCall(toolCalls ?? callsIn(answer)) : {};
  const inputs = [
    fields.take("input"),
    messages,
    call.input,
    promptOf(fields),
    fields.peek("audio_input_file"),
    request?.messages,
    request?.input,
  ];
  const outputs = [
    fields.take("output"),
    call.output,
    answer,
    fields.take("completion"),
    fields.peek("audio_output_file"),
    answerIn(response),
  ];
  return {
    input: firstContent(inputs),
    output: firstContent(outputs) ?? asContent(fields.take("embedding")),
    extras: {
      ...(tools === undefined ? {} : { tools }),
      ...(toolCalls === undefined ? {} : { tool_calls: toolCalls }),
    },
  };
}

function firstContent(values: readonly unknown[]): string | undefined {
  const contents = values.map(asContent).filter((content) => content !== undefined);
  return contents.find((content) => content !== "") ?? contents[0];
}

/** `messages` is an alias that appends. */
function messagesOf(fields: Fields): unknown {
  const prompts = fields.take("prompt_messages");
  const more = fields.take("messages");
  const [first, second] = [asList(prompts), asList(more)];
  return first && second ? [...first, ...second] : (useful(prompts) ?? more);
}

/** The short form; an object here is the prompt template that was used. */
function promptOf(fields: Fields): unknown {
  return isRecord(fields.peek("prompt")) ? undefined : fields.take("prompt");
}

/** The answer, when it says anything: an exporter sends an empty assistant message for whatever had none. */
function answerOf(fields: Fields): unknown {
  const choices = fields.take("completion_messages");
  const several = asList(choices);
  const one = fields.take("completion_message");
  if (several && several.length > 1) return several;
  const message = one ?? (several ? several[0] : choices);
  const record = asRecord(message);
  if (!record) return message;
  const { role: _, ...rest } = record;
  return Object.values(rest).some((value) => useful(value) !== undefined) ? record : undefined;
}

function callsIn(answer: unknown): unknown {
  return isRecord(answer) ? answer.tool_calls : undefined;
}

function ioOfCall(toolCalls: unknown): { input?: unknown; output?: unknown } {
  const call = asRecord(asList(toolCalls)?.[0]);
  if (!call) return {};
  const inner = asRecord(call.function) ?? call;
  return { input: inner.arguments ?? inner.args ?? inner.input, output: call.result ?? inner.result };
}

/** The answer in a raw response: OpenAI chat, Responses, Anthropic, Gemini. */
function answerIn(response: Record<string, unknown> | undefined): unknown {
  if (!response) return undefined;
  const choice = asRecord(asList(response.choices)?.[0]);
  if (choice) return choice.message ?? choice.text;
  const candidate = asRecord(asList(response.candidates)?.[0]);
  if (candidate) return candidate.content;
  if (response.output !== undefined) return asText(response.output_text) ?? response.output;
  return response.content === undefined ? undefined : { role: "assistant", content: response.content };
}

function useful(value: unknown): unknown {
  return asContent(value) ? value : undefined;
}
