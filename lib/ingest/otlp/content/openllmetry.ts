import { asList, asText, parsedText } from "../../coerce";
import { indexed, isBranch, type Nested, nested } from "../attributes";
import { type Convention, compact } from "./convention";

/**
 * Messages spelled attribute by attribute: `gen_ai.prompt.{N}.role`, `.content`, `gen_ai.completion.{N}.…`, tools as
 * `llm.request.functions`. Source: docs/rules.md, "OTLP conventions".
 */
export const openllmetry: Convention = {
  canHandle: (attributes) =>
    attributes.hasUnder("gen_ai.prompt.") ||
    attributes.hasUnder("gen_ai.completion.") ||
    attributes.hasUnder("llm.request.functions"),
  parse: (attributes) => {
    const prompts = indexed(nested(attributes.under("gen_ai.prompt."))).map(messageOf);
    const completions = indexed(nested(attributes.under("gen_ai.completion."))).map(messageOf);
    const answers: Record<string, unknown>[] = completions.map((answer) => ({
      role: "assistant",
      ...answer,
    }));
    const listed = attributes.take(["llm.request.functions"], asList);
    const spelled = indexed(nested(attributes.under("llm.request.functions."))).map(toolOf);
    const tools = listed ?? (spelled.length > 0 ? spelled : undefined);
    const toolCalls = answers.flatMap((answer) =>
      Array.isArray(answer.tool_calls) ? answer.tool_calls : [],
    );
    return {
      input: prompts.length > 0 ? JSON.stringify(prompts) : undefined,
      output: answers.length > 0 ? JSON.stringify(answers.length === 1 ? answers[0] : answers) : undefined,
      extras: compact({ tools, tool_calls: toolCalls.length > 0 ? toolCalls : undefined }),
    };
  },
};

function messageOf(branch: Nested): Record<string, unknown> {
  const { content, tool_calls: calls, ...rest } = branch;
  const spelled = indexed(calls).map(toolCallOf);
  const list = spelled.length > 0 ? spelled : isBranch(calls) ? undefined : asList(calls);
  return compact({ ...rest, content: contentOf(content), tool_calls: list });
}

/** Content may be the JSON text of a list of typed parts. */
function contentOf(content: unknown): unknown {
  const parsed = parsedText(content);
  const isParts = Array.isArray(parsed) && parsed.every((part) => typeof part === "object" && part !== null);
  return isParts ? parsed : content;
}

function toolCallOf(call: Nested): Record<string, unknown> {
  const { id, name, arguments: args, type: _, ...rest } = call;
  return compact({ id, type: "function", function: compact({ name, arguments: args ?? "" }), ...rest });
}

function toolOf(tool: Nested): Record<string, unknown> {
  const parameters = parsedText(tool.arguments ?? tool.parameters);
  const description = asText(tool.description);
  return { type: "function", function: compact({ name: tool.name, description, parameters }) };
}
