import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Connection, connect } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import type { NewSpan } from "@/lib/spans/new-span";
import { submitSpans } from "./queue";
import { DatabaseUnavailable } from "./result";

let database: Connection & { drop: () => Promise<void> };
let prod: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
  const organization = await createOrganization({ name: "Test" });
  prod = scopeOfJob(organization.id, "test", "prod");
});
afterAll(() => database.drop());

const span = (spanId: string, given: Partial<NewSpan> = {}): NewSpan => ({
  traceId: "trace",
  spanId,
  ...given,
});

async function transactions(): Promise<number> {
  const [row] = await database.sql<{ n: number }[]>`
    select count(distinct xmin::text)::int as n from spans where organization_id = ${prod.organizationId}`;
  return row?.n ?? 0;
}

test("requests that wait are committed together and each gets its own answers", async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => submitSpans(prod, [span(`a${i}`), span(`b${i}`)])),
  );
  for (const [i, outcomes] of answers.entries()) {
    expect(outcomes).toMatchObject([
      { ok: true, span: { spanId: `a${i}` } },
      { ok: true, span: { spanId: `b${i}` } },
    ]);
  }
  expect(await transactions()).toBeLessThan(10);
});

test("a span the database refuses stands alone; its neighbours are stored", async () => {
  // No door lets this through: PostgreSQL cannot store the character.
  const refused = span("bad", { metadata: { "\u0000": "x" } });
  const outcomes = await submitSpans(prod, [span("g1"), span("g2"), refused, span("g3")]);
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, false, true]);
  expect(outcomes[2]).toMatchObject({ field: "span", message: expect.stringContaining("refused") });
});

test("a mistake of our own is logged and costs only the span it is about", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  // No door lets this through either: an instant that is no number.
  const outcomes = await submitSpans(prod, [
    span("n1"),
    span("nan", { startMicros: Number.NaN }),
    span("n2"),
  ]);
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
  expect(log.mock.calls).toMatchObject([[expect.stringContaining("mistake"), expect.any(RangeError)]]);
  log.mockRestore();
});

test("more spans than a transaction takes are answered in order", async () => {
  const outcomes = await submitSpans(
    prod,
    Array.from({ length: 2300 }, (_, i) => span(`m${i}`, { traceId: `many-${i % 50}` })),
  );
  expect(outcomes).toHaveLength(2300);
  expect(outcomes.every((outcome, i) => outcome.ok && outcome.span.spanId === `m${i}`)).toBe(true);
});

test("a large request of one key does not hold up another key", async () => {
  const answered: string[] = [];
  const submit = async (name: string, scope: Scope, count: number) => {
    const spans = Array.from({ length: count }, (_, i) => span(`${name}${i}`, { traceId: name }));
    expect(await submitSpans(scope, spans)).toHaveLength(count);
    answered.push(name);
  };
  await Promise.all([
    submit("large", prod, 5_000),
    submit("small", scopeOfJob(prod.organizationId, "test", "test"), 1),
  ]);
  expect(answered).toEqual(["small", "large"]);
});

test("without a database nothing is acknowledged", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const unreachable = connect("postgres://nobody@127.0.0.1:1/none");
  await expect(submitSpans(prod, [span("lost")])).rejects.toBeInstanceOf(DatabaseUnavailable);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
  await unreachable.close();
  connect(database.url);
});

test("a request no writer begins within twenty seconds is given back, and only that one", async () => {
  const blocker = postgres(database.url, { max: 1 });
  try {
    await blocker`begin`;
    await blocker`lock table traces in exclusive mode`;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    // Three writers take the first three and wait for the lock; the rest waits for a writer.
    const requests = (["prod", "test", "prod", "test", "prod"] as const).map((side, i) =>
      submitSpans(scopeOfJob(prod.organizationId, "test", side), [span(`late${i}`, { traceId: `late${i}` })]),
    );
    const [first, second, third, ...waiting] = requests.map((request) =>
      request.catch((error: unknown) => error),
    );
    vi.advanceTimersByTime(20_000);
    vi.useRealTimers();
    expect(await Promise.all(waiting)).toEqual([
      expect.any(DatabaseUnavailable),
      expect.any(DatabaseUnavailable),
    ]);
    await blocker`commit`;
    expect(await Promise.all([first, second, third])).toMatchObject([
      [{ ok: true }],
      [{ ok: true }],
      [{ ok: true }],
    ]);
    const stored = await database.sql`select span_id as id from spans where span_id like 'late%' order by 1`;
    expect(stored.map(({ id }) => id)).toEqual(["late0", "late1", "late2"]);
  } finally {
    vi.useRealTimers();
    await blocker.end();
  }
});
