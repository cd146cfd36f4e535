import { parseDecimal, printDecimal } from "@/lib/filters/decimal";
import type { FieldValue } from "@/lib/filters/testing/matches";
import type { SpanFieldKey } from "../fields";
import { traceIdOf } from "../identifiers";
import type { SpanRecord } from "../record";
import { callsTools } from "../wire-text";

/** A stored span and what lies beside it, as the law test reads them. */
export type Stored = SpanRecord & {
  input: string | null;
  output: string | null;
  extras: Record<string, unknown>;
  customerEmail: string | null;
  customerName: string | null;
};

/** What a stored span has in a field: `sql.ts` said once more, on a plain object. */
export function filterValue(span: Stored, field: SpanFieldKey, mapKey = ""): FieldValue {
  switch (field) {
    case "log_type":
      return span.logType;
    case "status":
      return span.hasError ? "error" : "success";
    case "model":
      return span.model;
    case "customer_identifier":
      return span.customer;
    case "thread_identifier":
      return span.thread;
    case "custom_identifier":
      return span.customId;
    case "group_identifier":
      return span.group;
    case "trace_group_identifier":
      return span.traceGroup;
    case "session_identifier":
      return span.session ?? span.traceGroup ?? span.thread;
    case "trace_unique_id":
      return traceIdOf(span.traceId, span.traceText);
    case "span_unique_id":
      return span.spanId;
    case "span_parent_id":
      return span.parentId;
    case "span_name":
      return span.name;
    case "span_workflow_name":
      return span.workflowName;
    case "span_path":
      return span.path;
    case "unique_id":
      return span.publicId;
    case "metadata":
      return Object.hasOwn(span.metadata, mapKey) ? (span.metadata[mapKey] ?? null) : null;
    case "scores":
    case "evaluator_id":
      return null;
    case "cost":
      return scaled(span.costNanos, 9);
    case "latency":
      return span.durationUs === 0 ? null : scaled(span.durationUs, 6);
    case "time_to_first_token":
      return scaled(span.ttftUs, 6);
    case "tokens_per_second":
      return span.tokensPerSecond;
    case "total_request_tokens":
      return span.totalTokens;
    case "prompt_tokens":
      return span.promptTokens;
    case "completion_tokens":
      return span.completionTokens;
    case "reasoning_tokens":
      return span.reasoningTokens;
    case "prompt_cache_hit_tokens":
      return span.cacheReadTokens;
    case "prompt_cache_creation_tokens":
      return span.cacheWriteTokens;
    case "status_code":
      return span.statusCode;
    case "error_message":
      return span.errorMessage;
    case "error_class":
      return span.errorClass;
    case "error_code":
      return span.errorCode;
    case "provider_id":
      return span.provider;
    case "customer_email":
      return span.customerEmail;
    case "customer_name":
      return span.customerName;
    case "prompt_id":
      return span.promptId;
    case "prompt_name":
      return span.promptName;
    case "prompt_version_number":
      return span.promptVersion;
    case "organization_key_id":
      return span.apiKeyId === null ? null : String(span.apiKeyId);
    case "log_method":
      return span.logMethod;
    case "is_root_span":
      return span.isRoot;
    case "positive_feedback":
      return span.positiveFeedback;
    case "is_pinned":
      return span.pinned;
    case "has_tool_calls":
      return (
        (Array.isArray(span.extras.tool_calls) && span.extras.tool_calls.length > 0) ||
        callsTools(span.output)
      );
    case "has_warnings":
      return (span.warnings ?? []).length > 0;
    case "stream":
      return span.stream;
    case "is_token_count_estimated":
      return span.tokensEstimated;
    case "failed":
      return span.hasError;
    case "environment":
      return span.environment;
    case "cache_bit":
      return booleanOf(span.extras.cache_hit);
    case "used_custom_credential":
      return booleanOf(span.extras.used_custom_credential);
    case "routing_time":
    case "temperature":
    case "max_tokens": {
      const text = textOf(span.extras[field]);
      return text !== null && parseDecimal(text) ? text : null;
    }
    case "deployment_name":
    case "evaluation_identifier":
    case "error_fingerprint":
    case "fault_domain":
    case "cache_key":
    case "note":
    case "behaviors":
      return textOf(span.extras[field]);
    case "content":
      return [span.input, span.output].filter((text) => text !== null);
    case "input":
      return span.input;
    case "output":
      return span.output;
    case "tools":
      return textOf(span.extras.tools);
  }
}

function scaled(units: number | null, digits: number): string | null {
  return units === null ? null : printDecimal({ units: BigInt(units), scale: digits });
}

/** As `->>` writes a value of JSON text. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function booleanOf(value: unknown): boolean | null {
  const text = textOf(value);
  return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : null;
}
