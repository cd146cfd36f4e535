import { asBoolean, asRecord } from "../coerce";
import type { Repairs } from "../repairs";

type Sent = Readonly<Record<string, unknown>>;

/** Parameters of the vendor's integrations, each also written `…_integration`; they carry credentials. */
const integrations = ["posthog", "mem0", "linkup", "hyperspell", "moda"];

/**
 * Controls for the vendor's own gateway and integrations, some with credentials: accepted and not kept.
 * Source: docs/rules.md, "Logging controls".
 */
export const ignoredControls = [
  "field_name",
  "delimiter",
  "request_breakdown",
  "disable_fallback",
  "has_webhook",
  "respan_api_controls",
  "keywordsai_api_controls",
  "customer_credentials",
  "credential_override",
  "model_name_map",
  "fallback_models",
  "load_balance_group",
  "load_balance_models",
  "retry_params",
  "exclude_models",
  "exclude_providers",
  "eval_params",
  "cache_enabled",
  "cache_ttl",
  "cache_options",
  // The key decides the side, and only the prompt object may say that a prompt is custom.
  "is_test",
  "is_custom_prompt",
  ...integrations.flatMap((name) => [name, `${name}_integration`]),
] as const;

/** Parameters nested under the vendor's name count as if they stood on the span; what the span itself says wins. */
export function withNestedControls(span: Sent, repairs: Repairs): Sent {
  if (span.respan_params === undefined && span.keywordsai_params === undefined) return span;
  const { respan_params, keywordsai_params, ...own } = span;
  const nested = (name: string, sent: unknown) => {
    const params = asRecord(sent);
    if (!params && !isAbsent(sent)) repairs.setAside(name, sent, "is not an object");
    return params;
  };
  return {
    ...own,
    ...nested("keywordsai_params", keywordsai_params),
    ...nested("respan_params", respan_params),
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => !isAbsent(value))),
  };
}

/** Whether the answer to a single log is to carry the metrics block. Source: docs/rules.md, "Logging controls". */
export function wantsBreakdown(sent: Sent): boolean {
  const own = asBoolean(sent.request_breakdown);
  const nested = [sent.respan_params, sent.keywordsai_params].map((params) =>
    asBoolean(asRecord(params)?.request_breakdown),
  );
  return [own, ...nested].find((said) => said !== undefined) ?? false;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
