import type { NewSpan } from "@/lib/spans/new-span";
import { asRecord, asText } from "../../coerce";
import { readNumber, versionNumber } from "../../numbers";
import type { Repairs } from "../../repairs";
import type { Attributes } from "../attributes";
import { parameterKeys } from "./identity";

type Prompt = Pick<NewSpan, "promptId" | "promptName" | "promptVersion"> & { variables?: unknown };

/** The stored prompt a call used: `respan.prompt` as JSON, or its parts under their wire names. */
export function resolvePrompt(attributes: Attributes, repairs: Repairs): Prompt {
  const whole = attributes.take(["respan.prompt", "keywordsai.prompt"], asRecord) ?? {};
  return {
    promptId: asText(whole.prompt_id) ?? attributes.text(parameterKeys("prompt_id")),
    promptName: asText(whole.prompt_name) ?? attributes.text(parameterKeys("prompt_name")),
    promptVersion:
      readNumber("prompt.version", whole.version, versionNumber, repairs) ??
      attributes.number(parameterKeys("prompt_version_number"), versionNumber),
    variables:
      whole.variables ?? attributes.value(parameterKeys("variables").filter((key) => key !== "variables")),
  };
}
