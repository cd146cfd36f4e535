import { durationParts } from "@/lib/format";
import { Unknown } from "./unknown";

/** "6.84 s" with a quiet unit. */
export function Duration({ ms, className = "" }: { ms: number | null; className?: string }) {
  if (ms === null) return <Unknown className={className} />;
  const { figure, unit } = durationParts(ms);
  return (
    <span className={`figure ${className}`}>
      {figure} <span className="text-faint">{unit}</span>
    </span>
  );
}
