import type { LogMethod, LogType } from "@/db/enums";
import type { NewSpan } from "@/lib/spans/new-span";
import { aiSdkOperation, logMethodOf, logTypeOf, logTypeOfKind } from "../../log-type";
import type { Repairs } from "../../repairs";
import type { Attributes } from "../attributes";
import type { OtlpSpan } from "../model";
import { modelKeys, providerKeys } from "./model";

const logTypeKeys = ["respan.entity.log_type", "keywordsai.entity.log_type", "respan.log_type", "log_type"];

const requestTypes = new Map<string, LogType>([
  ["chat", "chat"],
  ["completion", "completion"],
  ["embedding", "embedding"],
  ["rerank", "reranker"],
]);

const openInferenceKinds = new Map<string, LogType>([
  ["LLM", "chat"],
  ["AGENT", "agent"],
  ["TOOL", "tool"],
  ["EMBEDDING", "embedding"],
  ["RETRIEVER", "task"],
  ["RERANKER", "task"],
  ["GUARDRAIL", "guardrail"],
  ["EVALUATOR", "task"],
  ["PROMPT", "task"],
]);

const genAiOperations = new Map<string, LogType>([
  ["chat", "chat"],
  ["generate_content", "chat"],
  ["text_completion", "text"],
  ["embeddings", "embedding"],
  ["execute_tool", "tool"],
  ["invoke_agent", "agent"],
  ["create_agent", "agent"],
  ["agent_step", "task"],
  ["invoke_workflow", "workflow"],
  ["rerank", "task"],
]);

type Kind = Pick<NewSpan, "logType" | "ownsUsage">;

/**
 * What kind of work a span is. AI SDK operations come before the conventions its spans also carry, and chat
 * before `task` where a hook marked a model call as both. Precedence: docs/rules.md, "Log types".
 */
export function resolveLogType(attributes: Attributes, span: OtlpSpan, repairs: Repairs): Kind {
  const operation = aiSdkOperation(attributes.peekText(["ai.operationId"]) ?? span.name);
  const logType = logTypeFrom(attributes, span, operation, repairs);
  // Wrappers repeat the usage of the calls below them.
  return operation?.logType === "wrapper" ? { logType, ownsUsage: false } : { logType };
}

function logTypeFrom(
  attributes: Attributes,
  span: OtlpSpan,
  operation: ReturnType<typeof aiSdkOperation>,
  repairs: Repairs,
): LogType {
  const isRoot = span.parentSpanId === "";
  const explicit = attributes.text(logTypeKeys);
  if (explicit !== undefined) {
    const logType = logTypeOf(explicit);
    if (!logType) repairs.setAsideLogType(explicit);
    return logType ?? "other";
  }
  const kind = attributes.text(["traceloop.span.kind"]);
  if (kind !== undefined) {
    const logType = logTypeOfKind(kind);
    if (!logType) repairs.setAsideLogType(kind);
    return logType === "task" && isModelCall(attributes) ? "chat" : (logType ?? "other");
  }
  const openInference = attributes.peekText(["openinference.span.kind"])?.toUpperCase();
  if (openInference !== undefined) {
    const logType =
      openInference === "CHAIN" ? (isRoot ? "workflow" : "task") : openInferenceKinds.get(openInference);
    if (logType) return logType;
  }
  if (operation?.logType === "wrapper") return isRoot ? "workflow" : "task";
  return operation?.logType ?? conventional(attributes);
}

function conventional(attributes: Attributes): LogType {
  const requestType = requestTypes.get(attributes.text(["llm.request.type"])?.toLowerCase() ?? "");
  if (requestType) return requestType;
  const operation = genAiOperations.get(attributes.peekText(["gen_ai.operation.name"]) ?? "");
  if (operation) return operation;
  if (attributes.has(["gen_ai.tool.name"])) return "tool";
  if (attributes.has(["gen_ai.agent.name"])) return "agent";
  return attributes.has([...modelKeys, ...providerKeys]) ? "chat" : "span";
}

function isModelCall(attributes: Attributes): boolean {
  if (attributes.peekText(["llm.request.type"])?.toLowerCase() !== "chat") return false;
  return (
    attributes.has(modelKeys) ||
    attributes.hasUnder("gen_ai.prompt.") ||
    attributes.has(["gen_ai.input.messages"])
  );
}

/** How the span arrived: as it says itself, else by the language of the SDK that sent it. */
export function resolveLogMethod(attributes: Attributes, span: OtlpSpan): LogMethod {
  const explicit = logMethodOf(attributes.text(["respan.entity.log_method", "keywordsai.entity.log_method"]));
  if (explicit) return explicit;
  const language = span.resource.get("telemetry.sdk.language");
  if (language === "python") return "python_tracing";
  return language === "nodejs" || language === "webjs" ? "ts_tracing" : "tracing_integration";
}
