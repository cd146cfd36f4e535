import { formatCost, formatCostExact } from "@/lib/format";
import { Estimated, estimatedTitle } from "./estimated";
import { Unknown } from "./unknown";

/** Money from nano-dollars; every digit on hover. `estimated` where its tokens were counted by us. */
export function Cost({
  nanos,
  estimated = false,
  className = "",
}: {
  nanos: number | null;
  estimated?: boolean;
  className?: string;
}) {
  if (nanos === null) return <Unknown className={className} />;
  return (
    <span
      className={`figure ${className}`}
      title={`${formatCostExact(nanos)}${estimated ? `. ${estimatedTitle}` : ""}`}
    >
      {estimated ? <Estimated /> : null}
      {formatCost(nanos)}
    </span>
  );
}
