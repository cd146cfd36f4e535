import { Cost } from "@/components/cells/cost";
import { Unknown } from "@/components/cells/unknown";
import { formatCost, formatCostExact } from "@/lib/format";

/** By how much a sum of costs moves; what has no cost counts as nothing. */
export function CostChange({ before, after }: { before: number | null; after: number | null }) {
  if (before === null && after === null) return <Unknown />;
  const difference = (after ?? 0) - (before ?? 0);
  if (difference === 0) return <span className="figure text-faint">no change</span>;
  const sign = difference > 0 ? "+" : "−";
  return (
    <span className="figure" title={`${sign}${formatCostExact(Math.abs(difference))}`}>
      {sign}
      {formatCost(Math.abs(difference))}
    </span>
  );
}

/** "$12.40 → $18.11" */
export function CostFlow({ before, after }: { before: number | null; after: number | null }) {
  return (
    <span className="whitespace-nowrap">
      <Cost nanos={before} />
      <span className="text-faint">
        <span aria-hidden> → </span>
        <span className="sr-only"> becomes </span>
      </span>
      <Cost nanos={after} />
    </span>
  );
}
