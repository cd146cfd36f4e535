import { formatCompact, formatTokens } from "@/lib/format";
import { Estimated, estimatedTitle } from "./estimated";
import { Unknown } from "./unknown";

/** A token count in full, or compact ("4.4k") where room is short. */
export function Tokens({
  value,
  estimated = false,
  compact = false,
  className = "",
}: {
  value: number | null;
  estimated?: boolean;
  compact?: boolean;
  className?: string;
}) {
  if (value === null) return <Unknown className={className} />;
  const whole = compact ? `${formatTokens(value)} tokens` : undefined;
  const title = estimated ? [whole, estimatedTitle].filter(Boolean).join(". ") : whole;
  return (
    <span className={`figure ${className}`} title={title}>
      {estimated ? <Estimated /> : null}
      {compact ? formatCompact(value) : formatTokens(value)}
    </span>
  );
}

/** What went in and what came out: "3,912 → 526". */
export function TokenFlow({
  prompt,
  completion,
  estimated = false,
  className = "",
}: {
  prompt: number | null;
  completion: number | null;
  estimated?: boolean;
  className?: string;
}) {
  if (prompt === null && completion === null) return <Unknown className={className} />;
  return (
    <span className={`figure ${className}`} title={estimated ? estimatedTitle : undefined}>
      {estimated ? <Estimated /> : null}
      {formatTokens(prompt)}{" "}
      <span className="text-faint">
        <span aria-hidden>→</span>
        <span className="sr-only">in, out</span>
      </span>{" "}
      {formatTokens(completion)}
    </span>
  );
}
