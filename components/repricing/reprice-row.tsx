"use client";

import { describeRange } from "@/components/filters/time-range";
import { Tag, type Tone } from "@/components/ui/tag";
import type { RepriceState } from "@/db/enums";
import { formatCount, formatRelative, formatTime } from "@/lib/format";
import { canUndo, type Reprice } from "@/lib/repricing/types";
import { CostFlow } from "./cost-change";
import { UndoRepriceDialog } from "./undo-reprice-dialog";

const states: Record<RepriceState, { label: string; tone: Tone }> = {
  running: { label: "Running", tone: "accent" },
  done: { label: "Done", tone: "success" },
  cancelled: { label: "Cancelled", tone: "warning" },
  failed: { label: "Failed", tone: "error" },
  undoing: { label: "Undoing", tone: "accent" },
  undone: { label: "Undone", tone: "neutral" },
};

export function RepriceRow({
  reprice,
  canBeUndone,
  now,
}: {
  reprice: Reprice;
  /** By this member, now: only one thing is under way at a time. */
  canBeUndone: boolean;
  now: number;
}) {
  const { state, createdAt, createdBy, totalCount, doneCount, changedCount, error } = reprice;
  const { label, tone } = states[state];
  const isUndo = state === "undoing" || state === "undone";
  const restored = totalCount - changedCount;
  return (
    <tr className="border-b border-line-soft align-top hover:bg-hover [&>*]:px-2 [&>*]:py-2">
      <th scope="row" className="whitespace-nowrap pl-0! text-left font-normal">
        <time dateTime={createdAt} title={formatTime(createdAt)}>
          {formatRelative(createdAt, Math.max(now, Date.parse(createdAt)))}
        </time>
        {createdBy ? <span className="text-muted"> by {createdBy}</span> : null}
      </th>
      <td className="max-w-80">
        <Scope reprice={reprice} />
      </td>
      <td className="whitespace-nowrap text-right">
        {isUndo ? (
          <span className="text-12 text-muted">
            <span className="figure">{formatCount(restored)}</span> taken back
            {doneCount > restored ? (
              <>
                <br />
                <span className="figure">{formatCount(doneCount - restored)}</span> changed since, left
              </>
            ) : null}
          </span>
        ) : (
          <>
            <span className="figure">{formatCount(changedCount)}</span>
            <span className="text-muted"> of {formatCount(doneCount)}</span>
          </>
        )}
      </td>
      <td className="text-right">
        <CostFlow before={reprice.beforeNanos} after={reprice.afterNanos} />
      </td>
      <td>
        <Tag tone={tone}>{label}</Tag>
        {error ? <p className="mt-1 max-w-70 break-words text-12 text-error">{error}</p> : null}
      </td>
      <td className="whitespace-nowrap pr-0! text-right">
        {canBeUndone && canUndo(reprice) ? <UndoRepriceDialog reprice={reprice} /> : null}
      </td>
    </tr>
  );
}

function Scope({ reprice: { from, to, side, models } }: { reprice: Reprice }) {
  const named =
    models === null ? "all models" : models.length > 2 ? `${models.length} models` : models.join(", ");
  const range = from === null && to === null ? "All time" : describeRange({ preset: null, from, to });
  return (
    <span className="line-clamp-2 break-all" title={models?.join(", ")}>
      {range} <span className="text-muted">· {side ?? "prod and test"} ·</span> {named}
    </span>
  );
}
