import type { NewSpan } from "@/lib/spans/new-span";
import { resource, scope } from "./sdk";
import type { WorkloadSpan } from "./span";

/** A span's input and output as the store holds them. */
export function contentTexts({ content }: WorkloadSpan): { input: string | null; output: string | null } {
  if (content === null) return { input: null, output: null };
  if (content.kind === "text") return content;
  const { prompts, answer } = content;
  return {
    input: JSON.stringify(prompts),
    output: answer && JSON.stringify({ role: answer.role, finish_reason: "stop", content: answer.content }),
  };
}

/** The span as the OTLP door reads it off the wire (`otlp/attributes.ts` writes it there; a test compares the two). */
export function newSpanOf(span: WorkloadSpan): NewSpan {
  const { usage, failure } = span;
  const { input, output } = contentTexts(span);
  const content = {
    ...(input === null ? {} : { input }),
    ...(output === null ? {} : { output }),
  };
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentId: span.parentId ?? undefined,
    name: span.name,
    logType: span.logType,
    logMethod: "python_tracing",
    workflowName: span.workflowName,
    path: span.path ?? undefined,
    scope: scope.name,
    startMicros: span.startMicros,
    endMicros: span.endMicros,
    environment: span.environment ?? undefined,
    customer: span.customer ?? undefined,
    thread: span.thread ?? undefined,
    customId: span.customId ?? undefined,
    ...(usage && {
      model: usage.model,
      provider: usage.provider,
      stream: usage.ttftMicros !== null,
      ttftMicros: usage.ttftMicros ?? undefined,
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens,
      totalTokens: usage.promptTokens + usage.completionTokens,
      cacheReadTokens: usage.cacheReadTokens ?? undefined,
      usageConvention: usage.cacheReadTokens === null ? undefined : ("cache_inside" as const),
    }),
    ...(failure && {
      statusCode: failure.statusCode,
      isError: true,
      errorMessage: failure.message,
      errorClass: failure.errorClass,
    }),
    metadata: span.metadata,
    attributes: { "otel.scope.name": scope.name, "otel.scope.version": scope.version, ...resource },
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}
