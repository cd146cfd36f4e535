import { unknown } from "@/lib/format";

/** A value nobody reported. */
export function Unknown({ className = "" }: { className?: string }) {
  return (
    <span className={`figure text-faint ${className}`}>
      <span aria-hidden>{unknown}</span>
      <span className="sr-only">unknown</span>
    </span>
  );
}
