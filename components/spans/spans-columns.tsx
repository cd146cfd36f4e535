import { createColumnHelper } from "@tanstack/react-table";
import { Cost } from "@/components/cells/cost";
import { Duration } from "@/components/cells/duration";
import { IdCell } from "@/components/cells/id-cell";
import { ModelCell } from "@/components/cells/model-cell";
import { StatusCell } from "@/components/cells/status-cell";
import { TextCell } from "@/components/cells/text-cell";
import { TimeCell } from "@/components/cells/time-cell";
import { TokenFlow } from "@/components/cells/tokens";
import type { GridFeatures } from "@/components/data-table/features";
import { KindIcon } from "@/components/kinds/kind";
import { isCostEstimated } from "@/lib/spans/estimable";
import type { SpanRow } from "@/lib/spans/types";

const helper = createColumnHelper<GridFeatures, SpanRow>();

/** The columns of Logs. Where the table gets narrow the last ones give way first; the panel tells what they would. */
export const spansColumns = helper.columns([
  helper.accessor("startTime", {
    id: "time",
    header: "Time",
    size: 162,
    cell: ({ getValue }) => <TimeCell iso={getValue()} isNarrow className="text-12" />,
  }),
  helper.display({
    id: "span",
    header: "Span",
    size: 200,
    meta: { grows: true },
    cell: ({ row }) => <SpanWords span={row.original} />,
  }),
  helper.accessor("model", {
    id: "model",
    header: "Model",
    size: 142,
    meta: { className: "@max-[880px]:hidden" },
    cell: ({ row }) => (
      <ModelCell model={row.original.model} provider={row.original.provider} className="text-12" />
    ),
  }),
  helper.accessor("status", {
    id: "status",
    header: "Status",
    size: 66,
    cell: ({ row: { original: span } }) => (
      <span className="flex items-center">
        <StatusCell
          status={span.status}
          code={span.statusCode}
          message={span.errorMessage}
          className="text-12"
        />
      </span>
    ),
  }),
  helper.accessor("latencyMs", {
    id: "latency",
    header: "Latency",
    size: 80,
    meta: { align: "end", className: "@max-[440px]:hidden" },
    cell: ({ getValue }) => <Duration ms={getValue()} className="text-12" />,
  }),
  helper.accessor("ttftMs", {
    id: "ttft",
    header: "TTFT",
    size: 76,
    meta: { align: "end", title: "Time to first token", className: "@max-[980px]:hidden" },
    cell: ({ getValue }) => <Duration ms={getValue()} className="text-12" />,
  }),
  helper.accessor("totalTokens", {
    id: "tokens",
    header: "Tokens",
    size: 132,
    meta: { align: "end", className: "@max-[720px]:hidden" },
    cell: ({ row: { original: span } }) => (
      <TokenFlow
        prompt={span.promptTokens}
        completion={span.completionTokens}
        estimated={span.tokensEstimated}
        className="text-12"
      />
    ),
  }),
  helper.accessor("costNanos", {
    id: "cost",
    header: "Cost",
    size: 88,
    meta: { align: "end", className: "@max-[540px]:hidden" },
    cell: ({ row: { original: span } }) => (
      <Cost nanos={span.costNanos} estimated={isCostEstimated(span)} className="text-12" />
    ),
  }),
  helper.accessor("customer", {
    id: "customer",
    header: "Customer",
    size: 116,
    meta: { className: "@max-[1060px]:hidden" },
    cell: ({ getValue }) => <TextCell value={getValue()} className="text-12" />,
  }),
  helper.accessor("thread", {
    id: "thread",
    header: "Thread",
    size: 116,
    meta: { className: "@max-[1260px]:hidden" },
    cell: ({ getValue }) => <IdCell value={getValue()} head={7} tail={5} className="text-12" />,
  }),
]);

function SpanWords({ span }: { span: SpanRow }) {
  const preview = span.inputPreview ?? span.outputPreview;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <KindIcon logType={span.logType} />
      <span className="max-w-[70%] flex-none truncate font-medium" title={span.name ?? undefined}>
        {span.name ?? span.workflowName ?? span.logType}
      </span>
      {preview === null ? null : (
        <span className="min-w-0 truncate text-muted" title={preview}>
          {preview}
        </span>
      )}
    </span>
  );
}
