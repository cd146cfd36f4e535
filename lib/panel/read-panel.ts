import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { explainCost } from "@/lib/pricing/explain";
import { readFacts } from "@/lib/spans/contents";
import { getSpan } from "@/lib/spans/queries";
import { extrasOf } from "./extras";
import { fieldsOf } from "./fields";
import type { PanelSpan } from "./panel-span";

/** One span as its panel shows it, or null when the scope has none of that public id. */
export async function readPanel(scope: Scope, publicId: string): Promise<PanelSpan | null> {
  const detail = await getSpan(scope, publicId);
  if (!detail) return null;
  const explanation = await explainCost(scope, detail, (await readFacts(scope, detail.id)) ?? {});
  const { input, output, extras, ...span } = detail;
  return { span, explanation, ...fieldsOf(detail), extras: extrasOf(extras) };
}
