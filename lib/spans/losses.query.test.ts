import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { selectList } from "@/db/bulk";
import { spans as spansTable } from "@/db/schema/spans";
import { openTestDatabase } from "@/db/testing/database";
import { noIdentity, resolveIdentity } from "./identity";
import { lockTraces } from "./known";
import { identityWithout } from "./losses";
import type { NewSpan } from "./new-span";
import type { SpanRecord } from "./record";
import { newScope, storeSpans } from "./testing/store";

let database: Connection & { drop: () => Promise<void> };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const now = Math.floor(Date.now() / 60_000) * 60_000_000;
/** Few starts and durations, so that there are ties. */
const someSpan = fc.record({
  isRoot: fc.boolean(),
  at: fc.nat(3),
  latencyMicros: fc.constantFrom(0, 5, 2_000_000),
  customer: fc.option(fc.constantFrom("ann", "bob"), { nil: undefined }),
  thread: fc.option(fc.constantFrom("x", "y"), { nil: undefined }),
  session: fc.option(fc.constant("s"), { nil: undefined }),
  traceGroup: fc.option(fc.constant("g"), { nil: undefined }),
  name: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
});

test("the few spans that decide resolve to what all that are left would", async () => {
  const { sql } = database;
  const traces = fc.array(someSpan, { minLength: 2, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(traces, fc.array(fc.nat(11), { minLength: 1, maxLength: 6 }), async (some, picks) => {
      const scope = await newScope();
      await storeSpans(
        scope,
        some.map(
          ({ isRoot, at, ...fields }, i): NewSpan => ({
            ...fields,
            traceId: "t",
            spanId: `s-${i}`,
            ...(isRoot ? {} : { parentId: "elsewhere" }),
            startMicros: now + at * 1_000,
          }),
        ),
      );
      const { organizationId } = scope;
      const all = await sql<SpanRecord[]>`
        select ${selectList(sql, spansTable, "s")} from spans s where s.organization_id = ${organizationId}`;
      const [first] = all;
      if (!first) throw new Error("Nothing was stored.");
      const lost = new Set(picks.map((pick) => all[pick % all.length]?.id ?? ""));
      const left = all.filter(({ id }) => !lost.has(id));
      await sql.begin(async (tx) => {
        const trace = (await lockTraces(tx, [{ ...first, organizationId }])).get(first.traceId);
        if (!trace) throw new Error("The trace was not locked.");
        expect(await identityWithout(tx, organizationId, trace, [...lost])).toEqual(
          resolveIdentity(noIdentity(first.traceId), left),
        );
      });
    }),
    { seed: 20_261_120, numRuns: process.env.SPANDREL_LONG ? 1_000 : 60 },
  );
}, 120_000);
