import { asContent, parsedText } from "../../coerce";
import type { OtlpEvent } from "../model";
import type { Convention } from "./convention";

const roles = new Map([
  ["gen_ai.system.message", "system"],
  ["gen_ai.user.message", "user"],
  ["gen_ai.assistant.message", "assistant"],
  ["gen_ai.tool.message", "tool"],
]);
const choice = "gen_ai.choice";
const contentEvents = { input: "gen_ai.content.prompt", output: "gen_ai.content.completion" } as const;

/** Content carried by span events, as earlier versions of the GenAI convention had it. */
export const genaiEvents: Convention = {
  canHandle: (_, span) =>
    span.events.some(
      (event) => roles.has(event.name) || event.name === choice || event.name.startsWith("gen_ai.content."),
    ),
  parse: (_, span) => {
    const messages = span.events.flatMap((event) => {
      const role = roles.get(event.name);
      return role ? [{ role, ...fieldsOf(event) }] : [];
    });
    const choices = span.events.filter((event) => event.name === choice).map(answerOf);
    return {
      input:
        messages.length > 0
          ? JSON.stringify(messages)
          : contentOf(span.events, contentEvents.input, "gen_ai.prompt"),
      output:
        choices.length > 0
          ? asContent(choices.length === 1 ? choices[0] : choices)
          : contentOf(span.events, contentEvents.output, "gen_ai.completion"),
    };
  },
};

export function isContentEvent(event: OtlpEvent): boolean {
  return (
    roles.has(event.name) ||
    event.name === choice ||
    Object.values<string>(contentEvents).includes(event.name)
  );
}

function fieldsOf(event: OtlpEvent): Record<string, unknown> {
  const fields = [...event.attributes].filter(([key]) => !key.startsWith("gen_ai."));
  return Object.fromEntries(fields.map(([key, value]) => [key, parsedText(value)]));
}

function answerOf(event: OtlpEvent): Record<string, unknown> {
  const { message, ...fields } = fieldsOf(event);
  const inner =
    typeof message === "object" && message !== null ? message : { content: message ?? fields.content };
  return { role: "assistant", ...inner };
}

function contentOf(events: readonly OtlpEvent[], name: string, attribute: string): string | undefined {
  return asContent(events.find((event) => event.name === name)?.attributes.get(attribute));
}
