import { isRecord } from "@/lib/is-record";
import type { NewSpan } from "@/lib/spans/new-span";
import { asRecord, asText } from "../coerce";
import { numberWithin, versionNumber } from "../numbers";
import type { Fields } from "./fields";

/**
 * The prompt template a span used: `prompt` as an object, also as its JSON text. Any other text there is the short
 * form of the input. Source: docs/rules.md, "Field names".
 */
export function templateOf(fields: Fields): Record<string, unknown> | undefined {
  const sent = fields.peek("prompt");
  if (isRecord(sent)) return sent;
  const parsed = asRecord(sent);
  return parsed?.prompt_id === undefined ? undefined : parsed;
}

type Prompt = Pick<NewSpan, "promptId" | "promptName" | "promptVersion"> & {
  variables: Record<string, unknown> | undefined;
};

/** Which prompt in which version was filled with which variables; the span's own fields beat the template's. */
export function readPrompt(fields: Fields): Prompt {
  const template = templateOf(fields);
  return {
    promptId: fields.text("prompt_id") ?? asText(template?.prompt_id),
    promptName: fields.text("prompt_name"),
    promptVersion:
      fields.number(versionNumber, "prompt_version_number") ?? numberWithin(template?.version, versionNumber),
    variables: fields.record("variables", "prompt_variables") ?? asRecord(template?.variables),
  };
}
