import type { Identity } from "../identity";
import type { MetadataEntry } from "../metadata";
import { type Normalized, normalize } from "../normalize";
import { amount } from "../numbers";
import { Repairs } from "../repairs";
import { Attributes } from "./attributes";
import { isContentEvent } from "./content/genai-events";
import { resolveContent } from "./content/resolve";
import type { OtlpEvent, OtlpLink, OtlpSpan } from "./model";
import { parameterKeys, resolveIdentity } from "./resolve/identity";
import { resolveLogMethod, resolveLogType } from "./resolve/log-type";
import { explicitMetadata, withoutRouting } from "./resolve/metadata";
import { resolveModel } from "./resolve/model";
import { resolveName } from "./resolve/name";
import { resolvePrompt } from "./resolve/prompt";
import { resolveSettings, resolveStream } from "./resolve/settings";
import { exceptionEvent, resolveStatus } from "./resolve/status";
import { resolveTimes } from "./resolve/times";
import { resolveUsage } from "./resolve/usage";
import { environmentKeys, factsOf, resourceRest, scopeEntries } from "./shared";

/**
 * One span of OTLP as a `NewSpan`: every question is answered by its resolver, and attributes nobody asked for become
 * metadata. Trace and span id are required. Source: docs/rules.md, "OTLP conventions".
 */
export function normalizeOtlpSpan(span: OtlpSpan): Normalized {
  if (span.traceId === "") return missing("traceId");
  if (span.spanId === "") return missing("spanId");
  const repairs = new Repairs();
  const attributes = new Attributes(span.attributes, repairs);
  const resource = factsOf(span.resource);
  const kind = resolveLogType(attributes, span, repairs);
  const content = resolveContent(attributes, span, kind.logType ?? "span");
  const { exception, ...status } = resolveStatus(attributes, span);
  const { variables, ...prompt } = resolvePrompt(attributes, repairs);
  const noLog = attributes.boolean(parameterKeys("disable_log", "span_params.disable_log"));
  const environment = attributes.text(environmentKeys);
  const draft = {
    traceId: span.traceId,
    spanId: span.spanId,
    parentId: span.parentSpanId,
    name: resolveName(attributes, span),
    ...kind,
    logMethod: resolveLogMethod(attributes, span),
    workflowName: attributes.text([
      "traceloop.workflow.name",
      "respan.workflow.name",
      "gen_ai.workflow.name",
    ]),
    path: attributes.text(["traceloop.entity.path"]),
    scope: span.scope.name || undefined,
    ...resolveModel(attributes),
    stream: resolveStream(attributes, span.name),
    ...resolveTimes(attributes, span),
    ...resolveUsage(attributes, repairs),
    ...unitPrices(attributes),
    ...status,
    environment: environment ?? resource.environment,
    ...withDefaults(resolveIdentity(attributes), resource.identity),
    ...prompt,
    ...(noLog ? { noLog } : {}),
    content: {
      input: content.input,
      output: content.output,
      extras: {
        ...content.extras,
        ...resolveSettings(attributes),
        ...(variables === undefined ? {} : { variables }),
        ...eventsOf(span.events),
        ...linksOf(span.links),
      },
    },
  };
  const explicit = [...explicitMetadata(attributes), ...resource.explicit];
  const rest = noLog
    ? []
    : [
        ...exception,
        ...traceState(span),
        ...withoutRouting(attributes),
        ...scopeEntries(span.scope),
        ...resourceRest(resource, environment === undefined),
      ];
  return normalize({ ...draft, metadata: explicit, attributes: rest, repairs });
}

function missing(field: string): Normalized {
  return { ok: false, field, message: `${field} is missing, empty or all zero.` };
}

/** What a resource says of identity counts for its spans where they say nothing themselves. */
function withDefaults(own: Identity, shared: Identity): Identity {
  return { ...shared, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}

function unitPrices(attributes: Attributes) {
  const price = (name: string) => attributes.number(parameterKeys(name), amount());
  return {
    promptUnitPrice: price("prompt_unit_price"),
    completionUnitPrice: price("completion_unit_price"),
    cacheReadUnitPrice: price("prompt_cache_hit_unit_price"),
    cacheWriteUnitPrice: price("prompt_cache_creation_unit_price"),
  };
}

function traceState({ traceState }: OtlpSpan): MetadataEntry[] {
  return traceState ? [["otel.trace_state", traceState]] : [];
}

/** Exceptions are the span's status and messages its content; other events are kept as they are. */
function eventsOf(events: readonly OtlpEvent[]): { span_events?: unknown[] } {
  const kept = events.filter((event) => event.name !== exceptionEvent && !isContentEvent(event));
  if (kept.length === 0) return {};
  return {
    span_events: kept.map(({ name, timeNanos, attributes }) => ({
      name,
      time_unix_nano: String(timeNanos),
      attributes: Object.fromEntries(attributes),
    })),
  };
}

/** Source: W3C trace flags in OTLP links: flag 0x100 says whether 0x200 (remote) is known. */
function linksOf(links: readonly OtlpLink[]): { span_links?: unknown[] } {
  if (links.length === 0) return {};
  return {
    span_links: links.map(({ traceId, spanId, flags, attributes }) => ({
      trace_id: traceId,
      span_id: spanId,
      ...((flags & 0x100) === 0 ? {} : { is_remote: (flags & 0x200) !== 0 }),
      ...(attributes.has("respan.link.timestamp")
        ? { timestamp: attributes.get("respan.link.timestamp") }
        : {}),
      attributes: Object.fromEntries(attributes),
    })),
  };
}
