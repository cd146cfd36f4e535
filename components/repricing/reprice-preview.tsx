import "server-only";
import type { ReactNode } from "react";
import { EmptyByFilter } from "@/components/states/empty-by-filter";
import { RowSkeletons } from "@/components/states/skeleton";
import type { Scope } from "@/lib/auth/scope";
import { formatCount } from "@/lib/format";
import { previewReprice, type RepricePreview } from "@/lib/repricing/preview";
import type { Selection } from "@/lib/repricing/selection";
import { type RepriceState, selectionOf, serializeRepriceState } from "@/lib/repricing/state";
import { CostChange, CostFlow } from "./cost-change";
import { LeftAlone } from "./left-alone";
import { PreviewGroupsTable } from "./preview-groups";
import { StartReprice } from "./start-reprice";

/** Models and customers listed one by one; the whole list is a click away, up to a thousand. */
const shown = { most: 20, all: 1_000 };

/** What a re-price of the selection would do, and the button that does it. */
export async function PreviewSection({
  scope,
  state,
  canStart,
}: {
  scope: Scope;
  state: RepriceState;
  /** False for members who may not. */
  canStart: boolean;
}) {
  const selection = selectionOf(state, Date.now());
  const preview = await previewReprice(scope, selection, state.isWhole ? shown.all : shown.most).catch(
    (error: unknown) => {
      if (isTimeout(error)) return null;
      throw error;
    },
  );
  if (preview === null) {
    return (
      <EmptyByFilter
        title="Too many spans to preview at once"
        description="The database did not get through them in 30 s. Choose a shorter period or fewer models, and re-price in parts."
      />
    );
  }
  if (preview.total.spanCount === 0) {
    return (
      <>
        <p className="py-4 text-muted">No span in this selection is priced by a price list.</p>
        <LeftAlone preview={preview} />
      </>
    );
  }
  return <Preview preview={preview} selection={selection} state={state} canStart={canStart} />;
}

function Preview({
  preview,
  selection,
  state,
  canStart,
}: {
  preview: RepricePreview;
  selection: Selection;
  state: RepriceState;
  canStart: boolean;
}) {
  const { total } = preview;
  const allHref = `?${serializeRepriceState({ ...state, isWhole: true })}`;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          <Stat label="Spans that change">
            <span className="figure">{formatCount(total.changedCount)}</span>
            <span className="text-13 text-muted"> of {formatCount(total.spanCount)}</span>
          </Stat>
          <Stat label="Cost">
            <CostFlow before={total.beforeNanos} after={total.afterNanos} />
          </Stat>
          <Stat label="Difference">
            <CostChange before={total.beforeNanos} after={total.afterNanos} />
          </Stat>
          <Stat label="Spans without a cost">
            <span className="figure">{formatCount(total.costlessBefore)}</span>
            <span className="text-faint"> → </span>
            <span className="figure">{formatCount(total.costlessAfter)}</span>
          </Stat>
        </dl>
        {canStart && total.changedCount > 0 ? (
          <StartReprice selection={selection} changedCount={total.changedCount} />
        ) : null}
      </div>
      {total.sameCostCount > 0 ? (
        <p className="text-12 text-muted">
          {formatCount(total.sameCostCount)} of the spans that change keep their cost: only the price they
          name is another.
        </p>
      ) : null}
      {total.lostCostCount > 0 ? (
        <p className="text-12 text-warning">
          {formatCount(total.lostCostCount)} of the spans that change lose their cost: no price in force says
          anything of them.
        </p>
      ) : null}
      {total.changedCount === 0 ? (
        <p className="text-muted">Nothing would change: no price says otherwise than what is stored.</p>
      ) : (
        <>
          <PreviewGroupsTable
            title="By model"
            noun="models"
            nobody="no model"
            groups={preview.byModel}
            total={total}
            allHref={allHref}
          />
          <PreviewGroupsTable
            title="By customer"
            noun="customers"
            nobody="no customer"
            groups={preview.byCustomer}
            total={total}
            allHref={allHref}
          />
        </>
      )}
      <LeftAlone preview={preview} />
    </>
  );
}

function Stat({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-muted">{label}</dt>
      <dd className="text-16">{children}</dd>
    </div>
  );
}

/** What PostgreSQL answers to a statement that took too long. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "57014";
}

export function PreviewSkeleton() {
  return (
    <RowSkeletons
      rows={8}
      heightPx={32}
      template="3fr 1fr 1fr 1fr 1fr 1fr"
      align={["start", "end", "end", "end", "end", "end"]}
      label="Computing what would change"
    />
  );
}
