import type { Side } from "@/db/enums";
import { askedBy, overBounds } from "@/lib/filters/bounds";
import { fieldNamed, takesKey } from "@/lib/filters/define";
import { type FilterProblem, parseWireFilters } from "@/lib/filters/wire";
import { isRecord } from "@/lib/is-record";
import { type SpanExpression, spanFields } from "./fields";

type Read = { ok: true; filters: SpanExpression[] } | { ok: false; problem: FilterProblem };

/**
 * The filters of a REST request: those of `body.filters`, the quick filters among the search params, and `environment`,
 * joined by AND. Source: docs/rules.md, "List query".
 *
 * @param controls the search params that steer the door; any other is a quick filter
 */
export function readSpanFilters(params: URLSearchParams, body: unknown, controls: ReadonlySet<string>): Read {
  const inBody = parseWireFilters(spanFields, isRecord(body) ? body.filters : undefined);
  if (!inBody.ok) return inBody;
  const quick = parseWireFilters(spanFields, quickFilters(params, controls));
  if (!quick.ok) return quick;
  const filters = [...inBody.filters, ...quick.filters, ...environmentFilter(params)];
  const excess = overBounds(askedBy(spanFields, filters), "filters");
  return excess ? { ok: false, problem: { field: "filters", message: excess } } : { ok: true, filters };
}

/** The built-in environments as clients spell them. */
const spelledEnvironments = new Map<string, Side>([
  ["production", "prod"],
  ["live", "prod"],
  ["testing", "test"],
  ["dev", "test"],
  ["development", "test"],
]);

function environmentFilter(params: URLSearchParams): SpanExpression[] {
  const name = params.get("environment")?.replaceAll("\0", "");
  if (!name) return [];
  return [
    { field: "environment", operator: "is", values: [spelledEnvironments.get(name.toLowerCase()) ?? name] },
  ];
}

type QuickFilter = { operator: string; connector?: string; value: string[] };

/** `field=value`, repeated for any-of, or `field[value]=…&field[operator]=…&field[connector]=OR`; other names mean metadata. */
function quickFilters(params: URLSearchParams, controls: ReadonlySet<string>): Record<string, QuickFilter> {
  const filters = new Map<string, QuickFilter>();
  for (const [name, value] of params) {
    const [, base = name, part = "value"] = /^([^[]+)\[(value|operator|connector)\]$/.exec(name) ?? [];
    if (controls.has(base)) continue;
    const field = isField(base) ? base : `metadata__${base}`;
    const filter = filters.get(field) ?? { operator: "", value: [] };
    filters.set(field, filter);
    if (part === "operator") filter.operator = value;
    else if (part === "connector") filter.connector = value;
    else filter.value.push(value);
  }
  return Object.fromEntries(filters);
}

function isField(name: string): boolean {
  if (fieldNamed(spanFields, name)) return true;
  const split = name.indexOf("__");
  const field = split > 0 ? fieldNamed(spanFields, name.slice(0, split)) : undefined;
  return field !== undefined && takesKey(field);
}
