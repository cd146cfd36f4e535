import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/format";
import type { RepricePreview } from "@/lib/repricing/preview";

/** What the re-price does not touch, or cannot price, and why. */
export function LeftAlone({ preview: { leftAlone, total } }: { preview: RepricePreview }) {
  const reasons: { count: number; why: ReactNode }[] = [
    { count: leftAlone.given, why: "cost given by the client" },
    { count: leftAlone.span_unit_price, why: "unit prices sent with the span" },
    { count: leftAlone.no_usage, why: "no usage reported, so nothing to price" },
    {
      count: total.costlessAfter - total.lostCostCount,
      why: (
        <>
          no price for their model and usage at their time:{" "}
          <Link href="/settings/prices" className="text-accent underline">
            set one
          </Link>
        </>
      ),
    },
  ];
  const present = reasons.filter(({ count }) => count > 0);
  if (present.length === 0) return null;
  return (
    <section aria-label="Left as they are">
      <h3 className="mb-1 text-13 font-semibold">Left as they are</h3>
      <ul className="grid grid-cols-[auto_1fr] gap-x-3 text-muted">
        {present.map(({ count, why }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of reasons
          <li key={i} className="col-span-2 grid grid-cols-subgrid">
            <span className="figure text-right text-ink">{formatCount(count)}</span>
            <span>{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
