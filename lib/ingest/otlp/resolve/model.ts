import type { NewSpan } from "@/lib/spans/new-span";
import type { Attributes } from "../attributes";

/** The model that answered comes first: it is what was priced. */
export const modelKeys = [
  "model",
  "gen_ai.response.model",
  "ai.response.model",
  "llm.response.model",
  "gen_ai.request.model",
  "ai.model.id",
  "llm.model_name",
  "llm.request.model",
  "embedding.model_name",
  "reranker.model_name",
  "langfuse.observation.model.name",
  "mlflow.chat.model",
  "model_name",
] as const;

export const providerKeys = ["gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system"] as const;

/** AI SDK names a provider with the interface it used: `openai.chat`. */
const aiSdkProviderKey = "ai.model.provider";

export function resolveModel(attributes: Attributes): Pick<NewSpan, "model" | "provider"> {
  const model = attributes.text(modelKeys);
  const aiSdkProvider = attributes.text([aiSdkProviderKey, ...providerKeys.filter(isSame(attributes))]);
  const provider = aiSdkProvider?.split(".", 1)[0] ?? attributes.text(providerKeys);
  return {
    model: model === undefined || model.toLowerCase() === "unknown" ? undefined : model,
    provider: provider?.toLowerCase(),
  };
}

function isSame(attributes: Attributes): (key: string) => boolean {
  const provider = attributes.peek(aiSdkProviderKey);
  return (key) => provider !== undefined && attributes.peek(key) === provider;
}
