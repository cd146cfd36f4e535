import { OctagonAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Cost } from "@/components/cells/cost";
import { Duration } from "@/components/cells/duration";
import { TimeCell } from "@/components/cells/time-cell";
import { TokenFlow } from "@/components/cells/tokens";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { formatCount } from "@/lib/format";
import type { SpanFieldKey } from "@/lib/spans/fields";
import { serializeListState } from "@/lib/spans/list-state";
import type { TraceTotals } from "@/lib/spans/types";
import type { Totals } from "@/lib/traces/tree";

/** What the trace is and what it took, in one line; at less width the rarer facts give way, the panel of a span has them too. */
export function TraceTotalsStrip({
  totals,
  total,
  otherCostNanos,
}: {
  totals: TraceTotals;
  total: Totals;
  otherCostNanos: number | null;
}) {
  const metadata = Object.entries(totals.metadata).filter(([key]) => !key.startsWith("_"));
  return (
    <section
      aria-label="Totals"
      className="@container flex-none overflow-x-auto border-b [scrollbar-width:none]"
    >
      <dl className="flex h-[52px] items-center justify-between px-4 [&>*+*]:border-l [&>*+*]:pl-3.5 [&>*]:pr-3.5 @max-[1000px]:[&>*+*]:pl-2.5 @max-[1000px]:[&>*]:pr-2.5">
        <Fact name="Started">
          <TimeCell iso={totals.startTime} withZone />
        </Fact>
        <Fact name="Duration">
          <Duration ms={totals.durationMs === 0 ? null : totals.durationMs} />
        </Fact>
        <Fact name="Spans">{formatCount(totals.spanCount)}</Fact>
        <Fact name="Errors">
          {totals.errorCount === 0 ? (
            <span className="text-faint">0</span>
          ) : (
            <span className="flex items-center gap-1 text-error">
              <OctagonAlert aria-hidden className="size-3.5" />
              {formatCount(totals.errorCount)}
            </span>
          )}
        </Fact>
        <Fact name="LLM calls" className="flex-none @max-[1000px]:hidden">
          {formatCount(totals.llmCallCount)}
        </Fact>
        <Fact name="Tokens">
          <TokenFlow
            prompt={total.promptTokens}
            completion={total.completionTokens}
            estimated={total.tokensEstimated}
          />
        </Fact>
        <Fact name="Cost">
          <Cost nanos={total.costNanos} estimated={total.costEstimated} />
        </Fact>
        {otherCostNanos === null ? null : (
          <Fact
            name="Tool costs"
            title="Costs stated on tool spans; not part of the trace's cost"
            className="flex-none @max-[1100px]:hidden"
          >
            <Cost nanos={otherCostNanos} />
          </Fact>
        )}
        <IdentityFact name="Customer" field="customer_identifier" value={totals.customer} totals={totals} />
        <IdentityFact name="Thread" field="thread_identifier" value={totals.thread} totals={totals} narrow />
        <IdentityFact
          name="Session"
          field="session_identifier"
          value={totals.session}
          totals={totals}
          narrow
        />
        <IdentityFact
          name="Group"
          field="trace_group_identifier"
          value={totals.traceGroup}
          totals={totals}
          narrow
        />
        {metadata.length === 0 ? null : (
          <div className="flex-none">
            <dt className="sr-only">Metadata</dt>
            <dd>
              <Popover
                label="Metadata of the root"
                align="end"
                className="max-w-md"
                trigger={
                  <Button variant="quiet" size="sm">
                    Metadata <span className="figure text-faint">{metadata.length}</span>
                  </Button>
                }
              >
                <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-12">
                  {metadata.map(([key, value]) => (
                    <div key={key} className="contents">
                      <dt className="text-muted">{key}</dt>
                      <dd className="break-words font-mono">{value}</dd>
                    </div>
                  ))}
                </dl>
              </Popover>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Fact({
  name,
  title,
  className = "flex-none",
  children,
}: {
  name: string;
  title?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div title={title} className={className}>
      <dt className="truncate text-12 text-muted">{name}</dt>
      <dd className="figure truncate">{children}</dd>
    </div>
  );
}

/** An identity of the trace, leading to all spans that share it. */
function IdentityFact({
  name,
  field,
  value,
  totals,
  narrow = false,
}: {
  name: string;
  field: SpanFieldKey;
  value: string | null;
  totals: TraceTotals;
  /** Gives way first. */
  narrow?: boolean;
}) {
  if (value === null) return null;
  const logs = serializeListState({
    environment: { side: totals.side, name: totals.environment },
    range: { preset: "all" },
    filters: [{ field, operator: "is", values: [value] }],
    span: null,
  });
  return (
    <Fact name={name} className={narrow ? "min-w-20 max-w-44 @max-[1100px]:hidden" : "min-w-20 max-w-44"}>
      <Link href={`/logs?${logs}`} className="hover:underline" title={`${value}: all its spans in Logs`}>
        {value}
      </Link>
    </Fact>
  );
}
