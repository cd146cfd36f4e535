import { asContent, asRecord, asText, parsedText } from "../../coerce";
import { type Attributes, indexed, isBranch, type Nested, nested } from "../attributes";
import { type Convention, compact } from "./convention";

/**
 * OpenInference: `llm.input_messages.{N}.message.…`, and `input.value` / `output.value` for anything. Beside messages
 * the latter are the raw request and response. Source: docs/rules.md, "OTLP conventions".
 */
export const openinference: Convention = {
  canHandle: (attributes) =>
    attributes.has(["openinference.span.kind", "input.value", "output.value"]) ||
    attributes.hasUnder("llm.input_messages."),
  parse: (attributes) => {
    const input = messagesUnder(attributes, "llm.input_messages.");
    const output = messagesUnder(attributes, "llm.output_messages.");
    const rawInput = attributes.value(["input.value"]);
    const rawOutput = attributes.value(["output.value"]);
    attributes.value(["input.mime_type"]);
    attributes.value(["output.mime_type"]);
    const tools = indexed(nested(attributes.under("llm.tools."))).map((tool) =>
      isBranch(tool.tool) ? parsedText(tool.tool.json_schema) : undefined,
    );
    const embeddings = indexed(nested(attributes.under("embedding.embeddings.")))
      .map((entry) => entry.embedding)
      .filter(isBranch);
    const vectors = embeddings.map(({ vector }) => parsedText(vector)).filter(Boolean);
    const texts = embeddings.map(({ text }) => asText(text)).filter((text) => text !== undefined);
    const toolCalls = output.flatMap((message) =>
      Array.isArray(message.tool_calls) ? message.tool_calls : [],
    );
    return {
      input:
        input.length > 0
          ? JSON.stringify(input)
          : (asContent(rawInput) ?? (texts.length === 1 ? texts[0] : asContent(texts))),
      output:
        output.length > 0
          ? JSON.stringify(output.length === 1 ? output[0] : output)
          : (asContent(rawOutput) ?? asContent(vectors)),
      extras: compact({
        tools: tools.length > 0 ? tools : undefined,
        tool_calls: toolCalls.length > 0 ? toolCalls : undefined,
        full_request: input.length > 0 ? asRecord(rawInput) : undefined,
        full_response: output.length > 0 ? asRecord(rawOutput) : undefined,
      }),
    };
  },
};

function messagesUnder(attributes: Attributes, prefix: string): Record<string, unknown>[] {
  return indexed(nested(attributes.under(prefix)))
    .map((entry) => entry.message)
    .filter(isBranch)
    .map(messageOf);
}

function messageOf(message: Nested): Record<string, unknown> {
  const { content, contents, tool_calls: calls, ...rest } = message;
  const parts = indexed(contents).map((part) => plain(part.message_content));
  const toolCalls = indexed(calls).map((entry) => {
    const call = isBranch(entry.tool_call) ? entry.tool_call : entry;
    return compact({ id: call.id, type: "function", function: plain(call.function) });
  });
  return compact({
    ...rest,
    content: content ?? (parts.length > 0 ? parts : toolCalls.length > 0 ? "" : undefined),
    tool_calls: toolCalls.length > 0 ? toolCalls : undefined,
  });
}

function plain(value: unknown): unknown {
  return isBranch(value) ? { ...value } : value;
}
