import Link from "next/link";
import type { ReactNode } from "react";
import { Cost } from "@/components/cells/cost";
import { classNames } from "@/components/ui/class-names";
import { formatCount } from "@/lib/format";
import type { PreviewGroups, PreviewSums } from "@/lib/repricing/preview";
import { CostChange } from "./cost-change";

/** Cost before and after by model or by customer, what changes most first; the last rows are the rest and the total. */
export function PreviewGroupsTable({
  title,
  noun,
  nobody,
  groups,
  total,
  allHref,
}: {
  title: string;
  /** In the plural, for "and 7 more models". */
  noun: string;
  /** What spans without one are called. */
  nobody: string;
  groups: PreviewGroups;
  total: PreviewSums;
  allHref: string;
}) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1 text-13 font-semibold">{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which the keyboard must reach */}
      <div className="overflow-x-auto" tabIndex={0}>
        <table className="w-full border-collapse text-13">
          <thead>
            <tr className="border-b border-line text-right text-12 text-muted [&>*]:h-8 [&>*]:whitespace-nowrap [&>*]:px-2 [&>*]:font-medium">
              <th scope="col" className="pl-0! text-left">
                {title.replace("By ", "").replace(/^./, (letter) => letter.toUpperCase())}
              </th>
              <th scope="col" className="w-24">
                Change
              </th>
              <th scope="col" className="w-24">
                of spans
              </th>
              <th scope="col" className="w-32">
                Before
              </th>
              <th scope="col" className="w-32">
                After
              </th>
              <th scope="col" className="w-36 pr-0!">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.rows.map((row) => (
              <GroupRow key={row.name} sums={row}>
                {row.name === null ? (
                  <span className="text-faint">{nobody}</span>
                ) : (
                  <span className="font-mono text-12" title={row.name}>
                    {row.name}
                  </span>
                )}
              </GroupRow>
            ))}
            {groups.rest ? (
              <GroupRow sums={groups.rest}>
                and{" "}
                <Link href={allHref} scroll={false} className="text-accent underline">
                  {formatCount(groups.rest.groupCount)} more {noun}
                </Link>
              </GroupRow>
            ) : null}
          </tbody>
          <tfoot className="border-t border-line [&_*]:font-medium">
            <GroupRow sums={total}>Total</GroupRow>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function GroupRow({ sums, children }: { sums: PreviewSums; children: ReactNode }) {
  const cell = "whitespace-nowrap text-right";
  return (
    <tr
      className={classNames(
        "border-b border-line-soft [&>*]:h-8 [&>*]:px-2",
        sums.changedCount === 0 && "text-muted",
      )}
    >
      <th scope="row" className="max-w-70 truncate pl-0! text-left font-normal">
        {children}
      </th>
      <td className={classNames(cell, "figure")}>{formatCount(sums.changedCount)}</td>
      <td className={classNames(cell, "figure text-muted")}>{formatCount(sums.spanCount)}</td>
      <td className={cell}>
        <Cost nanos={sums.beforeNanos} />
      </td>
      <td className={cell}>
        <Cost nanos={sums.afterNanos} />
      </td>
      <td className={classNames(cell, "pr-0!")}>
        <CostChange before={sums.beforeNanos} after={sums.afterNanos} />
      </td>
    </tr>
  );
}
