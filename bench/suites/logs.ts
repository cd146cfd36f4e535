import { connect, type Sql } from "@/db";
import { selectList } from "@/db/bulk";
import { spans as spansTable } from "@/db/schema/spans";
import { scopeOfJob } from "@/lib/auth/scope";
import { idRange } from "@/lib/spans/id-range";
import { listSpans } from "@/lib/spans/queries";

import { oneOf, wholeNumber } from "../given";
import { type ListCase, listCases } from "../lists/cases";
import { count, ms, say, table } from "../print";
import { measurePair } from "../stopwatch";
import { requireStore, type Store, type StoreSize, storeSizes } from "../store/store";
import type { Suite } from "../suite";

const limit = 50;
const days = 30;
const dayMs = 86_400_000;
/** Of one filter. */
const budgetMs = 10_000;

/** Logs with typical filters and orders, by the product's own query and by one plain statement. */
export const logs: Suite = {
  usage: "logs [--from 100k|1m|10m] [--rounds 25] [--only text]",
  options: {
    from: { type: "string", default: "1m" },
    rounds: { type: "string", default: "25" },
    only: { type: "string", default: "" },
  },
  async run(given, bench) {
    const size = oneOf(given, "from", Object.keys(storeSizes) as StoreSize[]);
    const rounds = wholeNumber(given, "rounds", 3, 10_000);
    const store = await requireStore(await bench.server(), size);
    const connection = connect(store.url);
    bench.onEnd(connection.close);
    const rows = [["filter", "rows", "median", "p95", "plain", "plain p95", "ratio"]];
    const cases = await listCases(connection.sql, store);
    for (const one of cases.filter(({ name }) => name.includes(String(given.only)))) {
      say(one.name);
      rows.push([one.name, ...(await measure(connection.sql, store, one, rounds))]);
    }
    console.log(`\nlogs: the first ${limit} of ${days} days, store of ${count(store.spans)} spans\n`);
    console.log(table(rows));
  },
};

async function measure(sql: Sql, store: Store, one: ListCase, rounds: number): Promise<string[]> {
  const scope = scopeOfJob(store.organizationId, "bench");
  const time = { from: store.anchorMs - days * dayMs, to: store.anchorMs };
  const range = idRange(time.from, time.to);
  const order = sql.unsafe(one.plainOrder ?? "s.id desc");
  let rows = 0;
  let partial = 0;
  const { candidate, baseline, ratio } = await measurePair(
    async (round) => {
      const page = await listSpans(scope, { ...time, environment: null, limit, ...one.query(round) });
      rows = page.rows.length;
      if (page.searchedTo !== null || page.searchedAmount !== null) partial++;
    },
    // What one would write by hand: condition and order as they are, the first words of the contents joined.
    (round) =>
      unlessGivenUp(sql`
        select ${selectList(sql, spansTable, "s")}, c.input_preview, c.output_preview
        from (
          select * from spans s where s.organization_id = ${store.organizationId}
            and s.id >= ${range.low} and s.id < ${range.high} and ${sql.unsafe(one.plain(round))}
          order by ${order} limit ${limit}
        ) s left join span_contents c using (organization_id, id, trace_id)
        order by ${order}`),
    { rounds, budgetMs },
  );
  const figures = [candidate.median, candidate.p95, baseline.median, baseline.p95];
  return [`${rows}${partial > 0 ? " …" : ""}`, ...figures.map(ms), ratio.toFixed(2)];
}

/** A statement that reached the connection's time limit counts as that long. */
async function unlessGivenUp(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "57014")) throw error;
  }
}
