// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree handles keys for all rows
// biome-ignore-all lint/a11y/useSemanticElements: a tree grid that draws only the rows in view cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: in a tree grid with row focus, the rows take the focus and their cells do not
"use client";

import { ChevronDown, ChevronRight, OctagonAlert } from "lucide-react";
import { memo } from "react";
import { Cost } from "@/components/cells/cost";
import { Tokens } from "@/components/cells/tokens";
import { KindIcon } from "@/components/kinds/kind";
import { classNames } from "@/components/ui/class-names";
import { Tag } from "@/components/ui/tag";
import { shortenId } from "@/lib/format";
import type { TraceRow } from "@/lib/traces/rows";
import type { TimeScale } from "@/lib/traces/timeline";
import { TraceBar } from "./trace-bar";

const indentPx = 16;
/** Deeper levels are drawn no further right, so that names keep their room; the level is written instead. */
const maxIndents = 6;

type TraceTreeRowProps = {
  row: TraceRow;
  index: number;
  /** Of the line among those not folded away. */
  position: number;
  top: number;
  scale: TimeScale;
  /** Width of the track the bars lie in. */
  trackPx: number;
  isFolded: boolean;
  isSelected: boolean;
  isTabStop: boolean;
  onOpen: (index: number) => void;
  onToggle: (index: number) => void;
  onFocus: (index: number) => void;
};

const edge = "before:absolute before:inset-y-0 before:left-0 before:w-0.5";

export const TraceTreeRow = memo(function TraceTreeRow({
  row,
  index,
  position,
  top,
  scale,
  trackPx,
  isFolded,
  isSelected,
  isTabStop,
  onOpen,
  onToggle,
  onFocus,
}: TraceTreeRowProps) {
  const { name, logType, isError, statusCode, mark, depth, childCount, subtree } = row;
  const errorsBelow = subtree.errorCount - (isError ? 1 : 0);
  const indents = Math.min(depth, maxIndents);
  return (
    <div
      role="row"
      aria-level={depth + 1}
      aria-rowindex={position + 2}
      aria-expanded={childCount > 0 ? !isFolded : undefined}
      aria-selected={isSelected}
      data-index={index}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => {
        if (!window.getSelection()?.toString()) onOpen(index);
      }}
      onFocus={() => onFocus(index)}
      style={{ transform: `translateY(${top}px)` }}
      className={classNames(
        "absolute top-0 left-0 flex h-(--row-span) w-full cursor-default items-center",
        "outline-none focus-visible:inset-ring focus-visible:inset-ring-accent",
        isSelected
          ? `bg-accent-wash shadow-[inset_0_1px_0_var(--accent-line),inset_0_-1px_0_var(--accent-line)] ${edge} before:bg-accent`
          : isError
            ? `bg-error-wash hover:shadow-[inset_0_0_0_100vw_var(--hover)] ${edge} before:bg-error`
            : "hover:bg-hover",
      )}
    >
      <div role="presentation" className="relative flex h-full w-(--label) flex-none items-center pr-3 pl-3">
        <Guides indents={indents} />
        <div
          role="gridcell"
          className="flex min-w-0 flex-1 items-center gap-1.5"
          style={{ paddingLeft: indents * indentPx }}
        >
          {childCount > 0 ? (
            <button
              type="button"
              tabIndex={-1}
              aria-hidden
              onClick={(event) => {
                event.stopPropagation();
                onToggle(index);
              }}
              className="-m-[5px] flex size-6 flex-none cursor-default items-center justify-center rounded-md text-faint hover:bg-press hover:text-ink"
            >
              {isFolded ? <ChevronRight className="size-3.5" /> : <ChevronDown className="size-3.5" />}
            </button>
          ) : (
            <span className="w-3.5 flex-none" />
          )}
          <KindIcon logType={logType} />
          <span className={classNames("min-w-0 truncate", isSelected && "font-medium")} title={titleOf(row)}>
            {name}
          </span>
          {isError ? (
            <span className="figure flex flex-none items-center gap-1 text-12 text-error">
              <OctagonAlert aria-hidden className="size-3.5" />
              <span className="sr-only">error </span>
              {statusCode}
            </span>
          ) : null}
          {isFolded ? <Tag className="figure h-[18px] px-1">{subtree.spanCount}</Tag> : null}
          {depth > maxIndents ? (
            <span className="figure flex-none text-11 text-faint" title={`Level ${depth + 1}`}>
              ⋯{depth + 1}
            </span>
          ) : null}
          {mark === "orphan" && row.missingParent ? (
            <Tag
              title={`Its parent ${row.missingParent} has not arrived`}
              className="figure min-w-0 shrink! overflow-hidden"
            >
              parent {shortenId(row.missingParent, 4, 4)}
            </Tag>
          ) : null}
          {mark === "cycle" ? (
            <Tag
              tone="warning"
              title="Its parents led back to itself; the link to its own parent was cut here"
            >
              cycle cut
            </Tag>
          ) : null}
          {errorsBelow > 0 ? (
            <span
              className="figure ml-auto inline-flex flex-none items-center gap-0.5 pl-1 text-11 text-error"
              title={errorsBelow === 1 ? "1 error below" : `${errorsBelow} errors below`}
            >
              <OctagonAlert aria-hidden className="size-3" />
              {errorsBelow}
              <span className="sr-only"> errors below</span>
            </span>
          ) : null}
        </div>
        <div role="gridcell" className="w-11 flex-none text-right text-11 text-muted @max-[620px]:hidden">
          {subtree.totalTokens === null ? null : (
            <Tokens value={subtree.totalTokens} estimated={subtree.tokensEstimated} compact />
          )}
        </div>
        <div role="gridcell" className="w-16 flex-none text-right text-11 text-muted @max-[420px]:hidden">
          {subtree.costNanos === null && subtree.totalTokens === null ? null : (
            <Cost nanos={subtree.costNanos} estimated={subtree.costEstimated} />
          )}
        </div>
      </div>
      <div role="gridcell" className="relative mr-4 ml-3 h-full min-w-0 flex-1">
        <TraceBar row={row} scale={scale} trackPx={trackPx} />
      </div>
    </div>
  );
});

/** Hairlines down from each level above. */
function Guides({ indents }: { indents: number }) {
  if (indents === 0) return null;
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-y-0 left-[19px] bg-[linear-gradient(to_right,var(--line)_1px,transparent_1px)] bg-size-[16px_100%]"
      style={{ width: indents * indentPx - 1 }}
    />
  );
}

function titleOf({ name, logType, model, mark }: TraceRow): string {
  const said = [name, logType, model].filter((part) => part !== null && part !== "");
  if (mark === "placed") said.push("placed by its entity path and times, since its SDK sends no parent");
  return said.join(" · ");
}
