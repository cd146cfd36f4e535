import { formatCost, formatCostExact } from "@/lib/format";
import { Unknown } from "./unknown";

/** Money from nano-dollars; every digit on hover. */
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
    <span className={`figure ${className}`} title={formatCostExact(nanos)}>
      {estimated ? <Estimated /> : null}
      {formatCost(nanos)}
    </span>
  );
}

/** The sign before a number that was estimated, not reported. */
export function Estimated() {
  return (
    <span className="text-faint">
      <span aria-hidden>≈ </span>
      <span className="sr-only">about </span>
    </span>
  );
}
