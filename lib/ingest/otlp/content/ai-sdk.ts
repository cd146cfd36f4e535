import { asContent, asList, asText, parsedText } from "../../coerce";
import type { Attributes } from "../attributes";
import { type Convention, compact } from "./convention";

/**
 * AI SDK's `ai.*`: prompts and calls as JSON text, the answer in pieces. Wrappers carry the text alone, model calls
 * become an assistant message. Source: docs/rules.md, "OTLP conventions".
 */
export const aiSdk: Convention = {
  canHandle: (attributes) => attributes.hasUnder("ai."),
  parse: (attributes, _, logType) => {
    const isToolCall = attributes.has(["ai.toolCall.name", "ai.toolCall.args"]);
    const calls = attributes.take(["ai.response.toolCalls"], asList);
    const extras = compact({
      tools: attributes.take(["ai.prompt.tools"], asList)?.map(parsedText),
      tool_calls: calls,
      response_format: attributes.value(["ai.schema"]),
    });
    if (isToolCall) {
      return {
        input: asContent(attributes.value(["ai.toolCall.args"])),
        output: asContent(attributes.value(["ai.toolCall.result"])),
        extras,
      };
    }
    return {
      input: asContent(attributes.value(["ai.prompt.messages", "ai.prompt"])) ?? embeddedOf(attributes),
      output: answerOf(attributes, calls, logType === "chat") ?? vectorsOf(attributes),
      extras,
    };
  },
};

function answerOf(
  attributes: Attributes,
  calls: unknown[] | undefined,
  asMessage: boolean,
): string | undefined {
  const text = attributes.text(["ai.response.text"]) ?? attributes.text(["ai.response.object"]);
  const reasoning = attributes.text(["ai.response.reasoning"]);
  if (text === undefined && calls === undefined && reasoning === undefined) return undefined;
  if (!asMessage && calls === undefined) return text ?? reasoning;
  return JSON.stringify(
    compact({
      role: "assistant",
      content: text ?? "",
      reasoning_content: reasoning,
      tool_calls: calls?.map(toolCallOf),
    }),
  );
}

function toolCallOf(call: unknown): unknown {
  if (typeof call !== "object" || call === null) return call;
  const { toolCallId, toolName, input, args, ...rest } = { ...call } as Record<string, unknown>;
  const given = input ?? args;
  if (asText(toolName) === undefined) return call;
  return compact({
    ...rest,
    id: toolCallId,
    type: "function",
    function: { name: toolName, arguments: typeof given === "string" ? given : JSON.stringify(given ?? {}) },
  });
}

/** Lists whose entries are each JSON text. */
function listed(values: unknown): string | undefined {
  return Array.isArray(values) ? JSON.stringify(values.map(parsedText)) : asContent(values);
}

/** What was embedded, each value as JSON text. */
function embeddedOf(attributes: Attributes): string | undefined {
  return asContent(parsedText(attributes.value(["ai.value"]))) ?? listed(attributes.value(["ai.values"]));
}

function vectorsOf(attributes: Attributes): string | undefined {
  return asContent(attributes.value(["ai.embedding"])) ?? listed(attributes.value(["ai.embeddings"]));
}
