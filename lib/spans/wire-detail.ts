import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { explainCost } from "@/lib/pricing/explain";
import { readFacts } from "./contents";
import { getSpan } from "./queries";
import { toWireDetail } from "./wire";
import { wireCost } from "./wire-cost";
import { readWireFacts } from "./wire-facts";

/**
 * One span in full as REST answers it, by its public id; null when the scope has none of that id.
 * Source: docs/rules.md, "Field names".
 */
export async function detailOverWire(
  scope: Scope,
  publicId: string,
): Promise<Record<string, unknown> | null> {
  const span = await getSpan(scope, publicId);
  if (!span) return null;
  const [facts, sent] = await Promise.all([readWireFacts(scope, [span.id]), readFacts(scope, span.id)]);
  const known = facts.get(span.id);
  // Deleted between two reads.
  if (!known) return null;
  const detail = toWireDetail(span, known, scope.organizationId, sent);
  const cost = wireCost(await explainCost(scope, span, sent ?? {}));
  return {
    ...detail,
    unit_prices: detail.unit_prices ?? cost.unit_prices,
    component_costs: detail.component_costs ?? cost.component_costs,
  };
}
