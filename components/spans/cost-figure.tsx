import { Cost } from "@/components/cells/cost";
import { Popover } from "@/components/ui/popover";
import type { SpanFacts } from "@/lib/panel/panel-span";
import type { CostExplanation } from "@/lib/pricing/explain";
import { isCostEstimated } from "@/lib/spans/estimable";
import { CostReasons } from "./cost-reasons";

/** A span's cost, which opens to say where it comes from. */
export function CostFigure({
  span,
  explanation,
  className,
}: {
  span: SpanFacts;
  explanation: CostExplanation;
  className?: string;
}) {
  return (
    <Popover
      label="Why this cost?"
      align="end"
      className="w-92 max-w-[calc(100vw-16px)]"
      trigger={
        <button
          type="button"
          className="-mx-1 -my-0.5 inline-flex h-6 min-w-6 items-center rounded-md px-1 underline decoration-faint decoration-dotted underline-offset-4 hover:bg-press data-popup-open:bg-press"
        >
          <Cost nanos={span.costNanos} estimated={isCostEstimated(span)} className={className} />
          <span className="sr-only">Why this cost?</span>
        </button>
      }
    >
      <CostReasons span={span} explanation={explanation} />
    </Popover>
  );
}
