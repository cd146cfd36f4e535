import type { Refusal } from "@/lib/spans/limits";
import type { NewSpan } from "@/lib/spans/new-span";
import { cleanText, cleanValue, cutText } from "./clean";
import { asRecord } from "./coerce";
import { limits } from "./limits";
import { measure } from "./measure";
import { buildMetadata, type MetadataEntry, withSetAside } from "./metadata";
import { tokenCount } from "./numbers";
import type { Repairs } from "./repairs";

export type Normalized = { ok: true; span: NewSpan } | ({ ok: false } & Refusal);

/** A span as a door read it, before the rules all doors share. */
export type Draft = Omit<NewSpan, "metadata" | "attributes" | "warnings"> & {
  /** First entry of a key wins. */
  metadata: Iterable<MetadataEntry>;
  /** What nobody asked for; metadata of the same key wins. */
  attributes?: Iterable<MetadataEntry>;
  repairs: Repairs;
};

/** Texts cut to their column, and the span says so under the wire's name. */
const cutLengths = [
  ["name", "span_name", limits.nameLength],
  ["workflowName", "span_workflow_name", limits.nameLength],
  ["path", "span_path", limits.pathLength],
  ["scope", "otel.scope.name", limits.nameLength],
  ["errorClass", "error_class", limits.nameLength],
  ["errorCode", "error_code", limits.nameLength],
  ["customer", "customer_identifier", limits.customerLength],
  ["customerName", "customer_name", limits.nameLength],
  ["customerEmail", "customer_email", limits.nameLength],
  ["promptName", "prompt_name", limits.nameLength],
] as const;

/** Texts that would mean something else when cut: the writer refuses those that are too long. */
const wholeTexts = [
  "model",
  "provider",
  "thread",
  "session",
  "traceGroup",
  "group",
  "customId",
  "promptId",
] as const;

const tokenFields = [
  ["promptTokens", "prompt_tokens"],
  ["completionTokens", "completion_tokens"],
  ["totalTokens", "total_request_tokens"],
  ["reasoningTokens", "reasoning_tokens"],
  ["cacheReadTokens", "prompt_cache_hit_tokens"],
  ["cacheWriteTokens", "prompt_cache_creation_tokens"],
] as const;

/**
 * The rules every door shares: ids present and of legal length, texts cleaned and cut to their columns, counts
 * whole, metadata flat and bounded. Mending is said in `warnings`; only a span without usable ids, or
 * with an environment label that is too long, is refused.
 */
export function normalize(draft: Draft): Normalized {
  const { metadata, attributes = [], repairs, ...span }: Draft = draft;
  const rejection = refuseIds(span);
  if (rejection) return { ok: false, ...rejection };

  cutTexts(span, repairs);
  mendCounts(span, repairs);
  const extras = new Map(Object.entries(span.content?.extras ?? {}));
  const message = span.errorMessage === undefined ? undefined : cleanText(span.errorMessage);
  if (message !== undefined && message.length > limits.messageLength)
    extras.set("error_message_whole", message);
  const named = withSetAside(metadata, repairs.asSent);
  const { map, whole } = buildMetadata([...named, ...attributes], repairs);
  if (Object.keys(whole).length > 0) extras.set("metadata_whole", whole);
  const content = {
    ...(span.content?.input === undefined ? {} : { input: cleanText(span.content.input) }),
    ...(span.content?.output === undefined ? {} : { output: cleanText(span.content.output) }),
    ...(extras.size > 0 ? { extras: cleanExtras(Object.fromEntries(extras)) } : {}),
  };
  return {
    ok: true,
    span: {
      ...span,
      traceId: cleanText(span.traceId),
      spanId: cleanText(span.spanId),
      uniqueId: span.uniqueId === undefined ? undefined : cleanText(span.uniqueId),
      parentId: span.parentId ? cleanText(span.parentId) : undefined,
      environment: span.environment === undefined ? undefined : cleanText(span.environment),
      errorMessage: message === undefined ? undefined : cutText(message, limits.messageLength),
      ...partition(map, new Set(named.map(([key]) => cleanText(key)))),
      ...(repairs.warnings.length > 0 ? { warnings: repairs.warnings } : {}),
      ...(span.noLog || Object.keys(content).length === 0 ? { content: undefined } : { content }),
    },
  };
}

/** What stands around a value of the deepest nesting a door lets pass. */
const wrapping = 10;

function cleanExtras(extras: Record<string, unknown>): Record<string, unknown> {
  const isDirty = measure(extras, limits.depth + wrapping).dirty;
  return isDirty ? (asRecord(cleanValue(extras)) ?? {}) : extras;
}

/** Splits the filterable map into what the client named metadata and what it merely carried along. */
function partition(map: ReadonlyMap<string, string>, named: ReadonlySet<string>) {
  const metadata: [string, string][] = [];
  const carried: [string, string][] = [];
  for (const entry of map) (named.has(entry[0]) ? metadata : carried).push(entry);
  return {
    metadata: Object.fromEntries(metadata),
    ...(carried.length > 0 ? { attributes: Object.fromEntries(carried) } : {}),
  };
}

function refuseIds(span: Omit<NewSpan, "metadata" | "attributes" | "warnings">): Refusal | null {
  const ids = [
    ["trace_unique_id", span.traceId, limits.idLength],
    ["span_unique_id", span.spanId, limits.idLength],
    ["span_parent_id", span.parentId ?? "", limits.idLength],
    ["unique_id", span.uniqueId ?? "", limits.idLength],
    ["environment", span.environment ?? "", limits.environmentLength],
  ] as const;
  for (const [field, value, limit] of ids) {
    if (value.length <= limit) continue;
    return { field, message: `${field} has ${value.length} characters; the limit is ${limit}.` };
  }
  if (span.traceId === "") return { field: "trace_unique_id", message: "trace_unique_id is missing." };
  if (span.spanId === "") return { field: "span_unique_id", message: "span_unique_id is missing." };
  return null;
}

function cutTexts(span: Omit<NewSpan, "metadata" | "attributes" | "warnings">, repairs: Repairs): void {
  for (const field of wholeTexts) {
    const text = span[field];
    if (text !== undefined) span[field] = cleanText(text);
  }
  for (const [field, wireName, length] of cutLengths) {
    const text = span[field];
    if (text === undefined) continue;
    const clean = cleanText(text);
    span[field] = cutText(clean, length);
    if (clean.length <= length) continue;
    repairs.warn(`${wireName} has ${clean.length} characters and is cut to ${length}.`);
  }
}

/** Each count was read within its range; cached tokens put inside the prompt may pass it. */
function mendCounts(span: Omit<NewSpan, "metadata" | "attributes" | "warnings">, repairs: Repairs): void {
  for (const [field, wireName] of tokenFields) {
    const count = span[field];
    if (count === undefined) continue;
    const problem = tokenCount(count);
    if (problem !== undefined) repairs.setAside(wireName, count, problem);
    else if (!Number.isInteger(count))
      repairs.warn(`${wireName} ${count} is rounded to ${Math.round(count)}.`);
    span[field] = problem === undefined ? Math.round(count) : undefined;
  }
}
