import { environmentLimits } from "./environment";
import type { NewSpan } from "./new-span";

/** Why an item was not taken: the field by its wire name, and the limit it broke. */
export type Refusal = { field: string; message: string };

const maxIdLength = 256;
const maxLabelLength = 512;
const maxInteger = 2_147_483_647;
const maxStatusCode = 999;

const labels = {
  customer: "customer_identifier",
  thread: "thread_identifier",
  session: "session_identifier",
  traceGroup: "trace_group_identifier",
  group: "group_identifier",
  customId: "custom_identifier",
  model: "model",
  provider: "provider_id",
  promptId: "prompt_id",
} as const satisfies Partial<Record<keyof NewSpan, string>>;

const counts = {
  promptTokens: "prompt_tokens",
  completionTokens: "completion_tokens",
  totalTokens: "total_request_tokens",
  reasoningTokens: "reasoning_tokens",
  cacheReadTokens: "prompt_cache_hit_tokens",
  cacheWriteTokens: "prompt_cache_creation_tokens",
  promptVersion: "prompt_version_number",
} as const satisfies Partial<Record<keyof NewSpan, string>>;

const amounts = {
  latencyMicros: "latency",
  ttftMicros: "time_to_first_token",
  costNanos: "cost",
} as const satisfies Partial<Record<keyof NewSpan, string>>;

/** The first reason a span cannot be stored as it is, or null. Index entries and integer columns set these limits. */
export function refusalOf(span: NewSpan): Refusal | null {
  for (const [field, id] of [
    ["trace_unique_id", span.traceId],
    ["span_unique_id", span.spanId],
    ["unique_id", span.uniqueId ?? "-"],
    ["span_parent_id", span.parentId || "-"],
  ] as const) {
    if (id.length === 0) return { field, message: `${field} is required.` };
    if (id.length > maxIdLength)
      return { field, message: `${field} is longer than ${maxIdLength} characters.` };
  }
  for (const [key, field] of entriesOf(labels)) {
    if ((span[key]?.length ?? 0) > maxLabelLength) {
      return { field, message: `${field} is longer than ${maxLabelLength} characters.` };
    }
  }
  if ((span.environment?.length ?? 0) > environmentLimits.length) {
    return {
      field: "environment",
      message: `environment is longer than ${environmentLimits.length} characters.`,
    };
  }
  for (const [key, field] of entriesOf(counts)) {
    const count = span[key];
    if (count !== undefined && !(Number.isInteger(count) && count >= 0 && count <= maxInteger)) {
      return { field, message: `${field} must be a whole number from 0 to ${maxInteger}.` };
    }
  }
  for (const [key, field] of entriesOf(amounts)) {
    const amount = span[key];
    if (amount !== undefined && !(Number.isSafeInteger(amount) && amount >= 0)) {
      return { field, message: `${field} must be a number of at least 0, and smaller than this one.` };
    }
  }
  const code = span.statusCode;
  if (code !== undefined && !(Number.isInteger(code) && code >= 0 && code <= maxStatusCode)) {
    return {
      field: "status_code",
      message: `status_code must be a whole number from 0 to ${maxStatusCode}.`,
    };
  }
  return null;
}

// Object.entries forgets the literal keys it was given.
function entriesOf<Key extends string>(object: Readonly<Record<Key, string>>): [Key, string][] {
  return Object.entries(object) as [Key, string][];
}
