import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import type { NewSpan } from "./new-span";
import { listSpans } from "./queries";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

const nowMs = Math.floor(Date.now() / 1000) * 1000;
const minute = 60_000;
const day = 86_400_000;
/** More than the newest-first walk looks at; the windows begin behind the 12,000th. */
const fillers = 12_100;
const startOf = (i: number) => nowMs - i * 100;
const walkEnd = startOf(11_999);

/** Where rare spans lie, newest first: inside the walk, at its end, at edges of windows, ever further back. */
const rareStarts = [
  startOf(5),
  walkEnd,
  walkEnd - 1,
  walkEnd - minute,
  walkEnd - day + 1,
  walkEnd - day,
  walkEnd - day - 1,
  walkEnd - 3 * day,
  walkEnd - 5 * day,
  walkEnd - 21 * day - 1,
  walkEnd - 90 * day,
  Date.UTC(2015, 0, 1),
];

beforeAll(async () => {
  database = await openTestDatabase();
  const { id } = await createOrganization({ name: "Test" });
  scope = scopeOfJob(id, "test", "prod");
  const span = (name: string, i: number, startMs: number): NewSpan => ({
    traceId: `${name}-${i % 100}`,
    spanId: `${name}-${i}`,
    name,
    startMicros: startMs * 1000,
    endMicros: startMs * 1000,
  });
  const rare = rareStarts.map((startMs, i) => span("rare", i, startMs));
  await writeSpans(scope, [
    ...Array.from({ length: fillers }, (_, i) => span("filler", i, startOf(i))),
    ...rare,
  ]);
});
afterAll(() => database.drop());

async function rareOnes(query: { from?: number; to?: number; limit?: number; skip?: number }) {
  const starts: number[] = [];
  let after: string | undefined;
  do {
    const page = await listSpans(scope, {
      environment: null,
      from: null,
      to: null,
      filters: [{ field: "span_name", operator: "is", values: ["rare"] }],
      ...query,
      ...(after === undefined ? {} : { after, skip: 0 }),
    });
    starts.push(...page.rows.map((row) => Date.parse(row.startTime)));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return starts;
}

test.each([1, 2, 3, 7, 100])(
  "rare spans are found %i at a time, however far back they lie",
  async (limit) => {
    expect(await rareOnes({ limit })).toEqual(rareStarts);
  },
);

test.each(rareStarts)("a range that begins or ends at %i keeps to its edge", async (edge) => {
  expect(await rareOnes({ from: edge })).toEqual(rareStarts.filter((start) => start >= edge));
  expect(await rareOnes({ to: edge })).toEqual(rareStarts.filter((start) => start < edge));
});

test("rows are passed over for doors that page by number", async () => {
  expect(await rareOnes({ skip: 4, limit: 3 })).toEqual(rareStarts.slice(4));
  expect(await rareOnes({ skip: 50 })).toEqual([]);
});

const everything = { environment: null, from: null, to: null };
const rare = [{ field: "span_name" as const, operator: "is" as const, values: ["rare"] }];

test("a filter nothing meets ends after the last window, and a range without spans at once", async () => {
  const absent = [{ field: "span_name" as const, operator: "is" as const, values: ["nobody"] }];
  const nothing = { rows: [], next: null, previous: null, searchedTo: null, searchedAmount: null };
  expect(await listSpans(scope, { ...everything, filters: absent })).toEqual(nothing);
  const future = { from: nowMs + day, to: Number.MAX_SAFE_INTEGER };
  expect(await listSpans(scope, { ...everything, ...future, filters: absent })).toEqual(nothing);
});

const startsOf = (rows: readonly { startTime: string }[]) => rows.map((row) => Date.parse(row.startTime));

test("oldest first, rare spans are found in the opposite order", async () => {
  const query = { ...everything, filters: rare, sort: { key: "time" as const, descending: false } };
  const starts: number[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listSpans(scope, { ...query, limit: 5, after });
    starts.push(...startsOf(page.rows));
    if (page.next === null) break;
    after = page.next;
  }
  expect(starts).toEqual(rareStarts.toReversed());
});

describe("a search whose time is over", () => {
  // Without any time at all every answer is given after the first statement that got through.
  const outOfTime = { ...everything, filters: rare, budgetMs: 0 };

  test.each([true, false])(
    "says how far it got, and going on finds the rest (newest first: %s)",
    async (descending) => {
      const expected = descending ? rareStarts : rareStarts.toReversed();
      const starts: number[] = [];
      let partial = 0;
      for (let after: string | undefined; ; ) {
        const page = await listSpans(scope, { ...outOfTime, sort: { key: "time", descending }, after });
        starts.push(...startsOf(page.rows));
        if (page.searchedTo !== null) {
          partial++;
          const edge = Date.parse(page.searchedTo);
          // Whatever lies on this side of the edge has been found by now, to the millisecond that is told.
          const found = expected.filter((start) => (descending ? start > edge : start < edge));
          expect(starts.slice(0, found.length)).toEqual(found);
          expect(page.next).not.toBeNull();
        }
        if (page.next === null) break;
        after = page.next;
      }
      expect(starts).toEqual(expected);
      expect(partial).toBeGreaterThan(0);
    },
  );

  test("goes on backward too", async () => {
    const all = await listSpans(scope, { ...everything, filters: rare, limit: 11 });
    const last = await listSpans(scope, { ...everything, filters: rare, after: all.next ?? "" });
    const starts: number[] = [];
    for (let before = last.previous; before !== null; ) {
      const page = await listSpans(scope, { ...outOfTime, before });
      starts.unshift(...startsOf(page.rows));
      before = page.previous;
    }
    expect(starts).toEqual(rareStarts.slice(0, 11));
  });
});
