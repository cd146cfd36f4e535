import { asContent, asList, parsedText } from "../../coerce";
import { type Convention, compact } from "./convention";

const inputKeys = ["gen_ai.input.messages"];
const outputKeys = ["gen_ai.output.messages"];
const systemKeys = ["gen_ai.system_instructions"];
const toolInputKeys = ["gen_ai.tool.call.arguments"];
const toolOutputKeys = ["gen_ai.tool.call.result"];

/** The newer GenAI convention: whole lists of messages with parts, as JSON text or structured. */
export const genaiMessages: Convention = {
  canHandle: (attributes) =>
    attributes.has([...inputKeys, ...outputKeys, ...systemKeys, ...toolInputKeys, ...toolOutputKeys]),
  parse: (attributes) => {
    const system = attributes.value(systemKeys);
    const messages = attributes.value(inputKeys);
    const output = attributes.value(outputKeys);
    const tools = parsedText(attributes.value(["gen_ai.tool.definitions"]));
    return {
      input:
        system === undefined
          ? (asContent(messages) ?? asContent(attributes.value(toolInputKeys)))
          : JSON.stringify([{ role: "system", parts: partsOf(system) }, ...(asList(messages) ?? [])]),
      output: single(output) ?? asContent(attributes.value(toolOutputKeys)),
      extras: compact({ tools }),
    };
  },
};

/** One answer is a message; only several are a list. */
function single(output: unknown): string | undefined {
  const list = asList(output);
  return asContent(list?.length === 1 ? list[0] : output);
}

function partsOf(system: unknown): unknown[] {
  return asList(system) ?? [{ type: "text", content: system }];
}
