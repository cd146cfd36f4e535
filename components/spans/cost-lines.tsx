import { formatCostExact, formatCount, formatRate } from "@/lib/format";
import type { CostLine } from "@/lib/pricing/usage-cost";

const names: Readonly<Record<CostLine["part"], string>> = {
  prompt: "Input",
  cacheRead: "Cached input",
  cacheWrite: "Cache writes",
  completion: "Output",
  audio: "Audio",
  characters: "Characters",
};

/** The sum a cost is made of: units times rate, line by line. */
export function CostLines({ lines, sumNanos }: { lines: readonly CostLine[]; sumNanos: number }) {
  const [sum, ...amounts] = sameDecimals([sumNanos, ...lines.map(({ picos }) => picos / 1000)]);
  return (
    <table className="w-full border-y border-line">
      <caption className="sr-only">Units times rate</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Units</th>
          <th scope="col">Rate</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, row) => (
          <tr key={line.part} className="[&>*]:py-1">
            <th scope="row" className="text-left font-normal text-muted">
              {names[line.part]}
            </th>
            <td className="figure text-right">{unitsOf(line)}</td>
            <td className="figure pl-2 text-right">
              <span aria-hidden className="text-faint">
                ×{" "}
              </span>
              {formatRate(line.rate)}
              <span className="text-faint">{line.part === "audio" ? " / min" : " / 1M"}</span>
            </td>
            <td className="figure pl-2 text-right">{amounts[row]}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-line [&>*]:py-1">
          <th scope="row" colSpan={3} className="text-left font-medium">
            Sum
          </th>
          <td className="figure pl-2 text-right font-medium">{sum}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Amounts in nano-dollars, written so that they stand in columns. */
function sameDecimals(nanos: readonly number[]): string[] {
  const texts = nanos.map(formatCostExact);
  const decimals = (text: string) => text.length - text.indexOf(".");
  const most = Math.max(...texts.map(decimals));
  return texts.map((text) => text + "0".repeat(most - decimals(text)));
}

function unitsOf({ part, units }: CostLine): string {
  return part === "audio" ? `${(units / 1000).toLocaleString("en-US")} s` : formatCount(units);
}
