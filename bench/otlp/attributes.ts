import type { WorkloadSpan } from "../workload/span";

export type AttributeValue = string | number | boolean;
export type Attribute = readonly [key: string, value: AttributeValue];

/**
 * A span's attributes as an instrumented service sends them: GenAI and OpenLLMetry names for model calls, messages
 * one attribute each, Respan names for identity and metadata.
 */
export function attributesOf(span: WorkloadSpan): Attribute[] {
  const attributes: Attribute[] = [
    ["respan.entity.log_type", span.logType],
    ["traceloop.workflow.name", span.workflowName],
  ];
  const add = (key: string, value: AttributeValue | null | undefined) => {
    if (value !== null && value !== undefined) attributes.push([key, value]);
  };
  add("traceloop.entity.path", span.path);
  addUsage(span, add);
  addContent(span, add);
  add("respan.environment", span.environment);
  add("respan.customer_params.customer_identifier", span.customer);
  add("respan.threads.thread_identifier", span.thread);
  add("respan.span_params.custom_identifier", span.customId);
  for (const [key, value] of Object.entries(span.metadata)) add(`respan.metadata.${key}`, value);
  add("error.type", span.failure?.errorClass);
  add("http.response.status_code", span.failure?.statusCode);
  return attributes;
}

type Add = (key: string, value: AttributeValue | null | undefined) => void;

function addUsage({ usage }: WorkloadSpan, add: Add): void {
  if (!usage) return;
  add("gen_ai.system", usage.provider);
  add("gen_ai.request.model", usage.model);
  add("gen_ai.response.model", usage.model);
  add("gen_ai.usage.input_tokens", usage.promptTokens);
  add("gen_ai.usage.output_tokens", usage.completionTokens);
  add("llm.usage.total_tokens", usage.promptTokens + usage.completionTokens);
  add("gen_ai.usage.cache_read_input_tokens", usage.cacheReadTokens);
  add("llm.is_streaming", usage.ttftMicros !== null);
  add("gen_ai.server.time_to_first_token", usage.ttftMicros === null ? null : usage.ttftMicros / 1e6);
}

function addContent({ content }: WorkloadSpan, add: Add): void {
  if (content?.kind === "text") {
    add("traceloop.entity.input", content.input);
    add("traceloop.entity.output", content.output);
    return;
  }
  for (const [i, { role, content: text }] of (content?.prompts ?? []).entries()) {
    add(`gen_ai.prompt.${i}.role`, role);
    add(`gen_ai.prompt.${i}.content`, text);
  }
  if (!content?.answer) return;
  add("gen_ai.completion.0.role", content.answer.role);
  add("gen_ai.completion.0.content", content.answer.content);
  add("gen_ai.completion.0.finish_reason", "stop");
}
