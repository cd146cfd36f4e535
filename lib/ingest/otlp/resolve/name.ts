import type { Attributes } from "../attributes";
import type { OtlpSpan } from "../model";

/** Span names of newer SDKs that only repeat the kind. Source: docs/rules.md, "OTLP conventions". */
const bareKinds = new Set(["workflow", "task", "agent", "tool", "guardrail", "handoff", "function"]);

/** A decorated span's own name where the span's name says no more than its kind, else the name as sent. */
export function resolveName(attributes: Attributes, { name }: OtlpSpan): string | undefined {
  const entity = bareKinds.has(name.toLowerCase())
    ? attributes.peekText(["traceloop.entity.name"])
    : undefined;
  return entity ?? (name || undefined);
}
