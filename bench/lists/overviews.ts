import { z } from "zod";
import { serializeRows } from "@/lib/spans/list-state";
import type { Store } from "../store/store";
import type { Group } from "./bars";
import { plainSelection } from "./plain";
import { dayMs, listOf, presentOf, type Question, type Reading } from "./question";

/** What the page asks for around a list at first, in requests of their own: bars with the count, figures, open facets. */
const parts = {
  "bars and count": { part: "volume", tz: "UTC" },
  figures: { part: "summary" },
  facets: { part: "facets", facet: ["log_type", "status", "model"] },
} as const;
type Part = keyof typeof parts;

const ranges = [
  { group: "day", days: 1, hoursABar: 1 },
  { group: "month", days: 30, hoursABar: 24 },
] as const satisfies { group: Group; days: number; hoursABar: number }[];

/** What stands around the list, without a filter: all of it as the page asks, at once, and each part alone. */
export function overviewCases(store: Store): Question[] {
  const names = Object.keys(parts) as Part[];
  return ranges.flatMap(({ group, days, hoursABar }) => {
    const question = (name: string, some: readonly Part[], plain: Question["plain"]): Question => ({
      group: some.length > 1 ? group : "other",
      name,
      paths: (round) => some.map((part) => overviewPath(store, days, part, round)),
      plain,
      read: readOverview,
    });
    return [
      question("all, at once", names, () => plainOverview(store, days, hoursABar)),
      ...names.map((part) => question(`${days * 24} h: ${part}`, [part], null)),
    ];
  });
}

/** The present goes on by a second with every round, so that no two questions are the same. */
function overviewPath(store: Store, days: number, part: Part, round: number): string {
  const later = { ...store, anchorMs: store.anchorMs + round * 1_000 };
  const params = serializeRows(listOf(later, days));
  for (const [name, values] of Object.entries(parts[part]))
    for (const value of [values].flat()) params.append(name, value);
  return `/logs/overview?${params}`;
}

/** Count, bars, figures and facets in one statement. */
function plainOverview(store: Store, days: number, hoursABar: number): string {
  const start = new Date(presentOf(store) - days * dayMs).toISOString();
  return `select date_bin('${hoursABar} hours', s.start_time, '${start}') as bar, s.log_type, s.has_error, s.model,
      count(*), count(*) filter (where s.has_error), sum(s.cost_nanos), sum(s.total_tokens), avg(s.duration_us),
      percentile_cont(array[0.5, 0.95]) within group (order by s.duration_us)
    from spans s where ${plainSelection(store, listOf(store, days))}
    group by grouping sets ((), (1), (2), (3), (4))`;
}

const answerSchema = z.union([
  z.object({ count: z.object({ count: z.number().nullable(), isExact: z.boolean() }), volume: z.unknown() }),
  z.object({ summary: z.unknown() }),
  z.object({ facets: z.array(z.unknown()) }),
]);

function readOverview(answers: readonly string[]): Reading {
  const read = answers.map((answer) => answerSchema.parse(JSON.parse(answer)));
  const count = read.flatMap((one) => ("count" in one ? [one.count] : []))[0];
  const isPartial = read.some((one) =>
    "facets" in one ? one.facets.includes(null) : "count" in one ? one.volume === null : one.summary === null,
  );
  const found = count ? `${count.isExact ? "" : "≈"}${count.count?.toLocaleString("en")} spans` : "";
  return { found, isPartial };
}
