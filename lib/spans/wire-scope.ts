import { overAllSides, overSide, type Scope } from "@/lib/auth/scope";
import type { SpanSelection } from "./conditions";
import type { WireSelection } from "./wire-query";

/** What a REST query may see, and which spans it means. */
export function seenBy(
  scope: Scope,
  { sides, from, to, filters }: WireSelection,
): { scope: Scope; selection: SpanSelection } {
  const seen = sides === "own" ? scope : sides === "all" ? overAllSides(scope) : overSide(scope, sides);
  return { scope: seen, selection: { environment: null, from, to, filters } };
}
