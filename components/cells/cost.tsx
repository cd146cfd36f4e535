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
  const shown = formatCost(nanos);
  return (
    <span
      className={`figure ${className}`}
      title={`${formatCostExact(nanos)}${estimated ? `. ${estimatedTitle}` : ""}`}
    >
      {/* "<$0.00001" is about already. */}
      {estimated && !shown.startsWith("<") ? <Estimated /> : null}
      {shown}
    </span>
  );
}
