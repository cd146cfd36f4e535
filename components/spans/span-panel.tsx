import { OctagonAlert, TriangleAlert } from "lucide-react";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Duration } from "@/components/cells/duration";
import { TimeCell } from "@/components/cells/time-cell";
import { TokenFlow } from "@/components/cells/tokens";
import { Skeleton } from "@/components/states/skeleton";
import { requireScope } from "@/lib/auth/session";
import { traceHref } from "@/lib/http/addresses";
import { type CostExplanation, explainCost } from "@/lib/pricing/explain";
import { readFacts } from "@/lib/spans/contents";
import { serializeEnvironment } from "@/lib/spans/list-state";
import { getSpan } from "@/lib/spans/queries";
import type { SpanDetail } from "@/lib/spans/types";
import { SpanContent } from "./content/span-content";
import { contentViewCookie, readContentView } from "./content/view-choice";
import { CostFigure } from "./cost-figure";
import { OpenTraceLink } from "./open-trace-link";
import { SpanExtras } from "./span-extras";
import { SpanPanelHeader } from "./span-panel-header";
import { SpanProperties } from "./span-properties";
import { SpanUsage } from "./span-usage";

/**
 * One span in full, for the side of a list or a trace. `traceLink` offers the way to its trace, which the trace page
 * itself has no use for. It fills the height it is given and scrolls inside.
 */
export async function SpanPanel({ publicId, traceLink = true }: { publicId: string; traceLink?: boolean }) {
  const scope = await requireScope();
  const [span, jar] = await Promise.all([getSpan(scope, publicId), cookies()]);
  if (!span) return <Missing publicId={publicId} />;
  const explanation = await explainCost(scope, span, (await readFacts(scope, span.id)) ?? {});
  return (
    <>
      <SpanPanelHeader
        publicId={span.publicId}
        logType={span.logType}
        name={span.name ?? span.workflowName ?? span.logType}
      />
      {/* Another span starts at its top. */}
      <div key={span.publicId} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <Facts span={span} explanation={explanation} traceLink={traceLink} />
        <Problems span={span} />
        <SpanContent span={span} view={readContentView(jar.get(contentViewCookie)?.value)} />
        <SpanUsage span={span} explanation={explanation} />
        <SpanProperties span={span} />
        <SpanExtras span={span} />
      </div>
    </>
  );
}

function Facts({
  span,
  explanation,
  traceLink,
}: {
  span: SpanDetail;
  explanation: CostExplanation;
  traceLink: boolean;
}) {
  return (
    <div className="px-4 py-3">
      <dl className="flex flex-wrap justify-between gap-x-3 gap-y-2">
        <Fact label="Latency">
          <Duration ms={span.latencyMs} />
        </Fact>
        <Fact label="First token">
          <Duration ms={span.ttftMs} />
        </Fact>
        <Fact label="Tokens">
          <TokenFlow
            prompt={span.promptTokens}
            completion={span.completionTokens}
            estimated={span.tokensEstimated}
          />
        </Fact>
        <Fact label="Cost">
          <CostFigure span={span} explanation={explanation} />
        </Fact>
      </dl>
      <div className="mt-3 flex min-h-7 items-center gap-2">
        <TimeCell iso={span.startTime} withZone className="text-12" />
        {traceLink ? (
          <OpenTraceLink
            className="ml-auto"
            href={traceHref(span.traceId, {
              span: span.publicId,
              environment: serializeEnvironment({ side: span.side, name: span.environment }),
            })}
          />
        ) : null}
      </div>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="border-l border-line pl-3 first:border-l-0 first:pl-0">
      <dt className="text-12 text-faint">{label}</dt>
      <dd className="text-13 font-medium">{children}</dd>
    </div>
  );
}

function Problems({ span }: { span: SpanDetail }) {
  return (
    <>
      {span.status === "error" ? (
        <section
          aria-label="Error"
          className="flex gap-2 border-t border-error-line bg-error-wash px-4 py-2.5"
        >
          <OctagonAlert aria-hidden className="mt-0.5 size-4 text-error" />
          <div className="min-w-0">
            <h3 className="text-12 font-semibold text-error">
              {span.errorClass ?? "Error"}{" "}
              <span className="font-mono font-normal">{span.errorCode ?? span.statusCode}</span>
            </h3>
            {span.errorMessage === null ? null : (
              <p className="max-h-60 overflow-y-auto text-13 whitespace-pre-wrap [overflow-wrap:anywhere]">
                {span.errorMessage}
              </p>
            )}
          </div>
        </section>
      ) : null}
      {span.warnings.length > 0 ? (
        <section
          aria-label="Warnings"
          className="flex gap-2 border-t border-warning-line bg-warning-wash px-4 py-2.5"
        >
          <TriangleAlert aria-hidden className="mt-0.5 size-4 text-warning" />
          <ul className="grid min-w-0 gap-1 text-12">
            {span.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Missing({ publicId }: { publicId: string }) {
  return (
    <>
      <SpanPanelHeader publicId={publicId} logType={null} name="No such span" />
      <p className="p-4 text-muted">
        No span here has the log ID{" "}
        <span className="font-mono text-12 text-ink [overflow-wrap:anywhere]">{publicId}</span>. It was
        deleted, or belongs to another organization.
      </p>
    </>
  );
}

export function SpanPanelSkeleton() {
  return (
    <div role="status" className="grid gap-4 p-4">
      <span className="sr-only">Loading the span</span>
      {["w-2/3", "w-full", "w-11/12", "w-1/2", "w-4/5", "w-full", "w-2/5"].map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move
        <Skeleton key={row} className={width} />
      ))}
    </div>
  );
}
