"use client";

import { Section } from "@/components/settings/section";
import { isUnderWay } from "@/lib/repricing/types";
import { useRepriceProgress } from "./reprice-progress";
import { RepriceRow } from "./reprice-row";

/** The re-prices there were, newest first. */
export function RepriceHistory({ canManage, now }: { canManage: boolean; now: number }) {
  const { reprices } = useRepriceProgress();
  if (reprices.length === 0) return null;
  const isBusy = reprices.some(isUnderWay);
  return (
    <Section
      title="Re-prices so far"
      description="Each can be undone: every span that nothing else changed since gets back the cost it had."
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which the keyboard must reach */}
      <section className="-mx-4 overflow-x-auto px-4" tabIndex={0} aria-label="Re-prices so far">
        <table className="w-full border-collapse text-13">
          <thead>
            <tr className="border-b border-line text-left text-12 text-muted [&>*]:h-8 [&>*]:whitespace-nowrap [&>*]:px-2 [&>*]:font-medium">
              <th scope="col" className="pl-0!">
                When
              </th>
              <th scope="col">Spans</th>
              <th scope="col" className="text-right">
                Changed
              </th>
              <th scope="col" className="text-right">
                Cost
              </th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {reprices.map((reprice) => (
              <RepriceRow key={reprice.id} reprice={reprice} canBeUndone={canManage && !isBusy} now={now} />
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
