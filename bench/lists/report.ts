import { ms, table } from "../print";
import { bars, type Group, limitsOf, verdict } from "./bars";
import type { Answered } from "./measure";

/** A question's line: `growth` is ten million spans by one million, where both are known. */
export type Line = Answered & { group: Group; name: string; growth: number | null };

/** The lines under the bars they are held to, and how many reach theirs. */
export function logsReport(lines: readonly Line[]): string {
  const groups = Object.keys(bars) as Group[];
  const parts = groups.flatMap((group) => {
    const own = lines.filter((line) => line.group === group);
    if (own.length === 0) return [];
    const baseline = group === "deep" ? "first page" : "plain";
    const head = ["", "found", "median", "p95", baseline, "ratio", "1m → 10m", ""];
    const rows = own.map((line) => [
      line.name,
      line.found,
      ms(line.median),
      ms(line.p95),
      line.baseline ? ms(line.baseline.median) : "",
      line.ratio?.toFixed(2) ?? "",
      line.growth?.toFixed(2) ?? "",
      verdict(bars[group], line),
    ]);
    return [`${bars[group].title} (${limitsOf(bars[group])})\n\n${table([head, ...rows])}`];
  });
  const verdicts = lines.map((line) => verdict(bars[line.group], line)).filter((text) => text !== "");
  const reached = verdicts.filter((text) => text === "ok").length;
  return [
    ...parts,
    `${reached} of ${verdicts.length} reach their bar, which is one for ten million spans.`,
  ].join("\n\n");
}
