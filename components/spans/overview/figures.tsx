import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Cost } from "@/components/cells/cost";
import { Duration } from "@/components/cells/duration";
import { Unknown } from "@/components/cells/unknown";
import { Skeleton } from "@/components/states/skeleton";
import { classNames } from "@/components/ui/class-names";
import { formatCompact, formatCount, formatPercent } from "@/lib/format";
import type { SpanCount } from "@/lib/spans/aggregates/count";
import type { SpanSummary } from "@/lib/spans/aggregates/summary";
import { Approximate } from "./approximate";

/** How many spans the list has; exact, or marked. Null while nobody knows. */
export function Count({ count, isLoading }: { count: SpanCount | null; isLoading: boolean }) {
  if (!count) return isLoading ? <Skeleton className="w-24" /> : null;
  return (
    <p className="flex flex-none items-baseline gap-1 whitespace-nowrap" aria-live="polite">
      {count.count === null ? (
        <span className="text-muted">Too many to count in time</span>
      ) : (
        <>
          <span className="figure font-semibold">
            {count.isExact ? null : <Approximate />}
            {formatCount(count.count)}
          </span>
          <span className="text-muted">{count.count === 1 ? "span" : "spans"}</span>
        </>
      )}
    </p>
  );
}

/** What the list's spans add up to, in one line; what does not fit gives way, the least important first. */
export function Figures({ summary, isLoading }: { summary: SpanSummary | null; isLoading: boolean }) {
  if (!summary) return isLoading ? <Skeleton className="w-80 max-w-full" /> : null;
  const { spans, errors, costNanos, promptTokens, completionTokens, totalTokens } = summary;
  const sums = summary.isExact ? null : <Approximate />;
  const times = summary.isTimedExactly ? null : <Approximate />;
  return (
    <dl className="flex h-5 min-w-0 flex-wrap gap-x-4 gap-y-5 overflow-hidden text-12 leading-5">
      <Figure
        label="Errors"
        title={`${formatCount(errors)} of ${formatCount(spans)} spans failed`}
        className={errors > 0 ? "text-error" : ""}
      >
        {errors > 0 ? <CircleAlert aria-hidden className="mr-1 inline size-3.5 align-[-2px]" /> : null}
        {sums}
        {formatCompact(errors)} {errors > 0 ? formatPercent(errors / spans) : null}
      </Figure>
      <Figure label="Cost">
        {sums}
        <Cost nanos={costNanos} />
      </Figure>
      <Figure
        label="Tokens"
        title={`${formatCount(promptTokens)} prompt, ${formatCount(completionTokens)} completion`}
      >
        {sums}
        {formatCompact(totalTokens)}
      </Figure>
      <Figure label="Latency" title="Median and 95th percentile of generation spans">
        {times}
        <Percentiles p50={summary.latencyP50Ms} p95={summary.latencyP95Ms} />
      </Figure>
      <Figure label="First token" title="Median and 95th percentile of the time to the first token">
        {times}
        <Percentiles p50={summary.ttftP50Ms} p95={summary.ttftP95Ms} />
      </Figure>
    </dl>
  );
}

function Figure({
  label,
  title,
  className,
  children,
}: {
  label: string;
  title?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className="flex items-baseline gap-1.5 whitespace-nowrap" title={title}>
      <dt className="text-muted">{label}</dt>
      <dd className={classNames("figure", className)}>{children}</dd>
    </div>
  );
}

function Percentiles({ p50, p95 }: { p50: number | null; p95: number | null }) {
  if (p50 === null) return <Unknown />;
  return (
    <>
      <Duration ms={p50} />
      <span className="text-faint"> p50 </span>
      <span aria-hidden className="text-faint">
        ·{" "}
      </span>
      <Duration ms={p95} />
      <span className="text-faint"> p95</span>
    </>
  );
}
