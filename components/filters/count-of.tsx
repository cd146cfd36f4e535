import { formatCount } from "@/lib/format";

/** How many spans have a value, at the end of its row; an estimate says so. */
export function CountOf({ count, isExact }: { count: number; isExact: boolean }) {
  return (
    <span className="ml-auto shrink-0 pl-4 font-mono text-11 text-faint tabular-nums">
      {isExact ? "" : "≈ "}
      {formatCount(count)}
    </span>
  );
}
