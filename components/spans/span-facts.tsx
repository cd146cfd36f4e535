import type { ReactNode } from "react";
import { Duration } from "@/components/cells/duration";
import { TimeCell } from "@/components/cells/time-cell";
import { TokenFlow } from "@/components/cells/tokens";
import { traceHref } from "@/lib/http/addresses";
import type { PanelSpan } from "@/lib/panel/panel-span";
import { serializeEnvironment } from "@/lib/spans/list-state";
import { CostFigure } from "./cost-figure";
import { OpenTraceLink } from "./open-trace-link";
import { useListZone } from "./use-list-zone";

/** The four figures one looks for first, the time, and the way to the trace. */
export function SpanFactsBar({
  panel: { span, explanation },
  traceLink,
}: {
  panel: PanelSpan;
  traceLink: boolean;
}) {
  const timeZone = useListZone();
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
        <TimeCell iso={span.startTime} timeZone={timeZone} withZone className="text-12" />
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
