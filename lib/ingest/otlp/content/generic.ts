import { asContent, unquoted } from "../../coerce";
import type { Attributes } from "../attributes";

const inputKeys = [
  "traceloop.entity.input",
  "respan.entity.input",
  "respan.input",
  "keywordsai.input",
  "langfuse.observation.input",
  "mlflow.spanInputs",
  "gen_ai.prompt",
  "input",
];
const outputKeys = [
  "traceloop.entity.output",
  "respan.entity.output",
  "respan.output",
  "keywordsai.output",
  "langfuse.observation.output",
  "mlflow.spanOutputs",
  "gen_ai.completion",
  "output",
];

/** One attribute holds the whole input, whatever it is. Decorators JSON-quote plain strings. */
export function genericInput(attributes: Attributes): string | undefined {
  return read(attributes, inputKeys);
}

export function genericOutput(attributes: Attributes): string | undefined {
  return read(attributes, outputKeys);
}

function read(attributes: Attributes, keys: readonly string[]): string | undefined {
  const text = asContent(attributes.value(keys));
  return text === undefined ? undefined : unquoted(text);
}
