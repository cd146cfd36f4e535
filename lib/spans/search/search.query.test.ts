import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import type { SpanExpression } from "../fields";
import type { NewSpan } from "../new-span";
import { listSpans } from "../queries";
import { writeSpans } from "../write";
import { candidatesFor } from "./candidates";
import { signContents } from "./sign-contents";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;
const now = Date.now() * 1_000;
/** More than a list looks through before it asks for candidates. */
const spanCount = 3_300;

const rare = [
  "zq",
  "Grüße aus Köln",
  "請求書",
  "ΣΊΣΥΦΟΣ",
  "İstanbul",
  "İ",
  "50%_off",
  "línea\n2",
  'say "no"',
  "0451-x",
  "😀😀",
  "ſtraße",
];

function textOf(i: number): string {
  const filler = `Order ${i} of customer ${i % 97} is late by ${i % 13} days. `.repeat(1 + (i % 5));
  const word = i % 41 === 0 ? (rare[(i / 41) % rare.length] ?? "") : "";
  return i % 7 === 0 ? JSON.stringify([{ role: "user", content: `${filler}${word}` }]) : `${filler}${word}`;
}

function spanOf(i: number): NewSpan {
  const startMicros = now - i * 60_000_000;
  const onOutput = i % 3 === 0;
  return {
    traceId: `trace ${i % 500}`,
    spanId: `span ${i}`,
    startMicros,
    endMicros: startMicros + 1_000,
    content: onOutput ? { input: "what?", output: textOf(i) } : { input: textOf(i) },
  };
}

beforeAll(async () => {
  database = await openTestDatabase();
  scope = scopeOfJob((await createOrganization({ name: "Test" })).id, "test", "prod");
  const spans = Array.from({ length: spanCount }, (_, i) => spanOf(i));
  for (let at = 0; at < spanCount; at += 300) await writeSpans(scope, spans.slice(at, at + 300));
});
afterAll(() => database.drop());

const containing = (...words: string[]): SpanExpression[] =>
  words.map((word) => ({ field: "content", operator: "contains", values: [word] }));

async function found(filters: SpanExpression[], descending = true): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await listSpans(scope, {
      environment: null,
      from: null,
      to: null,
      filters,
      limit: 40,
      budgetMs: 60_000,
      sort: { key: "time", descending },
      ...(after ? { after } : {}),
    });
    ids.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  return ids;
}

/** What a plain look at every row finds. */
async function scanned(words: readonly string[], descending = true): Promise<string[]> {
  const { sql } = database;
  const rows = await sql<{ id: string }[]>`
    select public_id as id from spans s join span_contents c using (organization_id, id, trace_id)
    where (
      select bool_and((
        select bool_or(strpos(lower(coalesce(c.input, '')), lower(w)) > 0 or strpos(lower(coalesce(c.output, '')), lower(w)) > 0)
        from unnest(array[word, trim(both '"' from to_json(word)::text)]) w
      )) from unnest(${[...words]}::text[]) word
    ) order by s.id ${descending ? sql`desc` : sql``}`;
  return rows.map((row) => row.id);
}

const words = [
  ...rare.map((word) => [word]),
  ["zQ"],
  ["grüsse"],
  ["求"],
  ["x"],
  ["order 3299 "],
  ["nowhere at all"],
  ["order", "late by 12"],
  ["zq", "orDer"],
  ["σίσυφος"],
  ["i̇stanbul"],
];

const laws = (name: string) =>
  describe(name, () => {
    test.each(words)("%j %j finds what a scan finds", async (...given) => {
      const sought = given.filter((word) => typeof word === "string");
      for (const descending of [true, false]) {
        expect(await found(containing(...sought), descending)).toEqual(await scanned(sought, descending));
      }
    });
  });

async function signAll(): Promise<{ signed: number; unsigned: number }> {
  await signContents(new AbortController().signal);
  const [row] = await database.sql<{ signed: number; unsigned: number }[]>`
    select (select count(*)::int from content_signatures) as signed,
      (select coalesce(sum(count), 0)::int from unsigned_contents) as unsigned`;
  return row ?? { signed: 0, unsigned: 0 };
}

describe.sequential("search", () => {
  laws("while nothing is signed");

  test("whole signatures are made, the rest waits", async () => {
    const whole = Math.floor(spanCount / 512);
    expect(await signAll()).toEqual({ signed: whole, unsigned: spanCount - whole * 512 });
  });

  laws("when most is signed");

  test("a word that is nowhere leaves next to nothing to look at", async () => {
    const candidates = await candidatesFor(scope.organizationId, containing("quixotic zebras"))?.(
      { low: "00000000-0000-0000-0000-000000000000", high: "ffffffff-ffff-ffff-ffff-ffffffffffff" },
      true,
    );
    const { unsigned } = await signAll();
    expect(candidates?.ids.length).toBeLessThan(unsigned + 200);
  });

  test("contents that change after they were signed are found by what they are now", async () => {
    const { startMicros = 0, ...span } = spanOf(3_000);
    await writeSpans(scope, [
      {
        ...span,
        startMicros,
        endMicros: startMicros + 5_000_000,
        content: { input: "now it mentions a kumquat" },
      },
    ]);
    expect(await found(containing("kumquat"))).toEqual(await scanned(["kumquat"]));
    expect(await scanned(["kumquat"])).toHaveLength(1);
  });

  laws("when a span has changed");
});
