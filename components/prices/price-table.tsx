import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Price } from "@/lib/pricing/price";
import { OtherRates, RateCell, Validity } from "./price-cells";

const parts = [
  { part: "prompt", label: "Input" },
  { part: "completion", label: "Output" },
  { part: "cacheRead", label: "Cache read" },
  { part: "cacheWrite", label: "Cache write" },
] as const;

/** Prices as rows, in USD per million tokens. `sourceLabel` heads the column that says where each one comes from. */
export function PriceTable<Row extends Price>({
  label,
  rows,
  now,
  sourceLabel,
  source,
  actions,
}: {
  label: string;
  rows: readonly Row[];
  /** Epoch milliseconds; a price that held before and no more is quiet. */
  now: number;
  sourceLabel: string;
  source: (price: Row) => ReactNode;
  actions: ((price: Row) => ReactNode) | null;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which the keyboard must reach
    <section className="-mx-4 overflow-x-auto px-4" tabIndex={0} aria-label={label}>
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-left text-12 text-muted [&>*]:h-8 [&>*]:whitespace-nowrap [&>*]:px-2 [&>*]:font-medium">
            <th scope="col" className="pl-0!">
              Model
            </th>
            <th scope="col">Provider</th>
            {parts.map(({ part, label: heading }) => (
              <th key={part} scope="col" className="text-right">
                {heading}
              </th>
            ))}
            <th scope="col">Other</th>
            <th scope="col">Valid</th>
            <th scope="col">{sourceLabel}</th>
            {actions ? (
              <th scope="col" className="sticky right-0 bg-page">
                <span className="sr-only">Actions</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((price) => (
            <tr
              key={price.id}
              className={classNames(
                "border-b border-line-soft hover:bg-hover [&>*]:h-9 [&>*]:px-2",
                price.validUntil !== null && Date.parse(price.validUntil) <= now && "text-muted",
              )}
            >
              <th scope="row" className="max-w-70 truncate pl-0! text-left font-normal" title={price.model}>
                <span className="font-mono text-12">{price.model}</span>
              </th>
              <td className="whitespace-nowrap">
                {price.vendor === "" ? <span className="text-faint">any</span> : price.vendor}
              </td>
              {parts.map(({ part }) => (
                <td key={part} className="whitespace-nowrap text-right">
                  <RateCell rates={price.rates} part={part} />
                </td>
              ))}
              <td>
                <OtherRates rates={price.rates} />
              </td>
              <td>
                <Validity {...price} />
              </td>
              <td className="max-w-50 truncate">{source(price)}</td>
              {actions ? (
                <td className="sticky right-0 whitespace-nowrap bg-page pr-0! text-right">
                  {actions(price)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
