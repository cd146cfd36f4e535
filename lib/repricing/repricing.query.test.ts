import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { roles } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { runAction } from "@/lib/action";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { addPrice, removePrice } from "@/lib/pricing/mutations";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { cancel, start, undo } from "./definitions";
import { listJobs, moveJob, Superseded } from "./job";
import { cancelReprice, startReprice, undoReprice } from "./mutations";
import { previewReprice } from "./preview";
import { listReprices } from "./queries";
import { advance } from "./run";
import type { Selection } from "./selection";
import { takeBack } from "./undo";
import { workOffReprices } from "./worker";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  scope = scopeOfJob((await createOrganization({ name: "Ours" })).id, "test", "prod");
});
afterAll(() => database.drop());

const everything: Selection = { from: null, to: null, side: null, models: null };
const now = Math.floor(Date.now() / 1000) * 1_000_000;
const workOff = () => workOffReprices(new AbortController().signal, { attempts: 2, pauseMs: 1 });

let traces = 0;
/** Stores one span of 1,000 prompt tokens in a trace of its own; answers how its cost is read. */
async function stored(span: Partial<NewSpan> = {}, by = scope) {
  traces += 1;
  const traceId = `trace-${traces}`;
  const [outcome] = await writeSpans(by, [
    {
      traceId,
      spanId: "s",
      model: "house-model",
      startMicros: now,
      promptTokens: 1_000,
      completionTokens: 0,
      ...span,
    },
  ]);
  if (!outcome?.ok) throw new Error("The span was refused.");
  return { traceId, publicId: outcome.span.publicId };
}

async function costs(by = scope): Promise<Record<string, number | null>> {
  const rows = await database.sql<{ model: string; cost: number | null }[]>`
    select model, cost_nanos::float8 as cost from spans where organization_id = ${by.organizationId}`;
  return Object.fromEntries(rows.map(({ model, cost }) => [model, cost]));
}

async function setPrice(model = "house-model", prompt = 2, by = scope): Promise<number> {
  const saved = await addPrice(by, {
    model,
    vendor: "",
    rates: { prompt, completion: 0 },
    validFrom: null,
    validUntil: null,
    source: null,
  });
  if (!saved.ok) throw new Error(saved.message);
  return saved.id;
}

async function started(selection = everything, by = scope): Promise<number> {
  const answer = await startReprice(by, selection);
  if (!answer.ok) throw new Error(answer.message);
  return answer.id;
}

async function jobOf(id: number) {
  const job = (await listJobs()).find((one) => one.id === id);
  if (!job) throw new Error(`Re-price ${id} is not under way.`);
  return job;
}

describe("a preview", () => {
  it("says what would change by model and customer, and what is left alone, and changes nothing", async () => {
    await stored({ customer: "ann" });
    await stored({ customer: "bob", promptTokens: 3_000 });
    await stored({ model: "gpt-4o", customer: "ann" });
    await stored({ model: "unheard-of" });
    await stored({ costNanos: 7 });
    await stored({ promptUnitPrice: 1 });
    await stored({ promptTokens: undefined, completionTokens: undefined });
    await stored({ customer: "ann", logType: "tool" });
    await setPrice();
    const before = await costs();
    const preview = await previewReprice(scope, everything, 20);
    expect(preview.leftAlone).toEqual({ given: 1, span_unit_price: 1, no_usage: 1 });
    expect(preview.total).toMatchObject({
      spanCount: 5,
      changedCount: 3,
      sameCostCount: 0,
      costlessBefore: 4,
      costlessAfter: 1,
      beforeNanos: 2_500_000,
      // The tool reports usage and does not own it.
      afterNanos: 2_500_000 + 2_000_000 + 6_000_000,
    });
    expect(preview.byModel).toMatchObject({
      rows: [
        { name: "house-model", spanCount: 3, changedCount: 3, beforeNanos: null, afterNanos: 8_000_000 },
        { name: "gpt-4o", changedCount: 0, beforeNanos: 2_500_000, afterNanos: 2_500_000 },
        { name: "unheard-of", changedCount: 0, beforeNanos: null, afterNanos: null },
      ],
      rest: null,
    });
    expect(preview.byCustomer.rows.map(({ name, changedCount }) => [name, changedCount])).toEqual([
      ["bob", 1],
      ["ann", 2],
      [null, 0],
    ]);
    expect(await costs()).toEqual(before);
  });

  it("lists what changes most and sums the rest exactly", async () => {
    for (const customer of ["a", "b", "c", "d"]) {
      await stored({ customer, promptTokens: customer.charCodeAt(0) });
    }
    await setPrice();
    const { byCustomer, total } = await previewReprice(scope, everything, 2);
    expect(byCustomer.rows.map(({ name }) => name)).toEqual(["d", "c"]);
    expect(byCustomer.rest).toMatchObject({ groupCount: 2, spanCount: 2, afterNanos: (97 + 98) * 2_000 });
    expect(total.afterNanos).toBe((97 + 98 + 99 + 100) * 2_000);
  });

  it.each<[string, Partial<Selection>, string[]]>([
    ["by model", { models: ["a-model"] }, ["a-model"]],
    ["by side", { side: "test" }, ["t-model"]],
    ["from an instant on", { from: now / 1000 }, ["a-model", "t-model"]],
    ["until just before one", { to: now / 1000 }, ["old-model"]],
  ])("and the run keep to their selection: %s", async (_, selection, expected) => {
    await stored({ model: "a-model" });
    await stored({ model: "old-model", startMicros: now - 1_000 });
    await stored({ model: "t-model" }, scopeOfJob(scope.organizationId, "test", "test"));
    for (const model of ["a-model", "old-model", "t-model"]) await setPrice(model);
    const asked = { ...everything, ...selection };
    const { byModel } = await previewReprice(scope, asked, 20);
    expect(byModel.rows.map(({ name }) => name).sort()).toEqual(expected);
    await started(asked);
    await workOff();
    const after = await costs();
    expect(
      Object.keys(after)
        .filter((model) => after[model] !== null)
        .sort(),
    ).toEqual(expected);
  });

  it("sees no other organization's spans, nor does the run", async () => {
    const other = scopeOfJob((await createOrganization({ name: "Theirs" })).id, "test", "prod");
    await stored({}, other);
    await setPrice("house-model", 2, scope);
    await setPrice("house-model", 5, other);
    expect((await previewReprice(scope, everything, 20)).total.spanCount).toBe(0);
    await started();
    await workOff();
    expect(await costs(other)).toEqual({ "house-model": null });
    expect(await listReprices(other)).toEqual([]);
  });
});

describe("a re-price", () => {
  it("gives spans the cost of the price that holds, never where the client said it, and can be undone", async () => {
    await stored();
    await stored({ model: "given", costNanos: 7 });
    await stored({ model: "unit", promptUnitPrice: 1 });
    const id = await setPrice();
    await setPrice("given");
    await setPrice("unit");
    const before =
      await database.sql`select * from spans where organization_id = ${scope.organizationId} order by id`;
    const reprice = await started();
    await workOff();
    expect(await costs()).toEqual({ "house-model": 2_000_000, given: 7, unit: 1_000_000 });
    const [row] = await database.sql`
      select price_rule, price_id from spans where organization_id = ${scope.organizationId} and model = 'house-model'`;
    expect(row).toEqual({ price_rule: "organization", price_id: id });
    expect(await listReprices(scope)).toMatchObject([
      {
        id: reprice,
        state: "done",
        totalCount: 1,
        doneCount: 1,
        changedCount: 1,
        beforeNanos: 0,
        afterNanos: 2_000_000,
        createdBy: "test",
        finishedAt: expect.any(String),
      },
    ]);
    expect(await undoReprice(scope, reprice)).toEqual({ ok: true, id: reprice });
    await workOff();
    expect(
      await database.sql`select * from spans where organization_id = ${scope.organizationId} order by id`,
    ).toEqual(before);
    expect(await listReprices(scope)).toMatchObject([
      { state: "undone", totalCount: 1, doneCount: 1, changedCount: 0 },
    ]);
    expect(
      await database.sql`select 1 from repriced_spans where organization_id = ${scope.organizationId}`,
    ).toHaveLength(0);
  });

  it("is undone after those that came later", async () => {
    await stored();
    await setPrice();
    const first = await started();
    await workOff();
    await stored({ model: "later" });
    await setPrice("later");
    const second = await started();
    await workOff();
    expect(await undoReprice(scope, first)).toMatchObject({ ok: false });
    expect(await undoReprice(scope, second)).toEqual({ ok: true, id: second });
    await workOff();
    expect(await undoReprice(scope, first)).toEqual({ ok: true, id: first });
    await workOff();
    expect(await costs()).toEqual({ "house-model": null, later: null });
  });

  it("takes costs away whose price is gone", async () => {
    const id = await setPrice();
    await stored();
    await removePrice(scope, id);
    await stored({ model: "unheard-of" });
    const { total } = await previewReprice(scope, everything, 20);
    expect(total).toMatchObject({ changedCount: 1, lostCostCount: 1, costlessBefore: 1, costlessAfter: 2 });
    await started();
    await workOff();
    expect(await costs()).toEqual({ "house-model": null, "unheard-of": null });
    expect(await listReprices(scope)).toMatchObject([{ beforeNanos: 2_000_000, afterNanos: 0 }]);
  });

  it("that is undone leaves what changed since as it is, and counts it", async () => {
    await stored({ model: "a-model" });
    const later = await stored({ model: "b-model" });
    const gone = await stored({ model: "c-model" });
    for (const model of ["a-model", "b-model", "c-model"]) await setPrice(model);
    const id = await started();
    await workOff();
    await writeSpans(scope, [{ traceId: later.traceId, spanId: "s", completionTokens: 5, costNanos: 9 }]);
    await database.sql`delete from spans where public_id = ${gone.publicId}`;
    await database.sql`update traces set span_count = 0 where trace_text = ${gone.traceId}`;
    await undoReprice(scope, id);
    await workOff();
    expect(await costs()).toEqual({ "a-model": null, "b-model": 9 });
    expect(await listReprices(scope)).toMatchObject([
      { state: "undone", totalCount: 3, doneCount: 3, changedCount: 2 },
    ]);
    expect(await undoReprice(scope, id)).toMatchObject({ ok: false });
  });

  it("that took costs away is not undone where more usage came since: the cost before is not its cost", async () => {
    const ids = [await setPrice("a-model"), await setPrice("b-model")];
    await stored({ model: "a-model" });
    const grown = await stored({ model: "b-model" });
    for (const id of ids) await removePrice(scope, id);
    const id = await started();
    await workOff();
    await writeSpans(scope, [{ traceId: grown.traceId, spanId: "s", promptTokens: 9_000, startMicros: now }]);
    expect(await costs()).toEqual({ "a-model": null, "b-model": null });
    await undoReprice(scope, id);
    await workOff();
    expect(await costs()).toEqual({ "a-model": 2_000_000, "b-model": null });
    expect(await listReprices(scope)).toMatchObject([{ state: "undone", doneCount: 2, changedCount: 1 }]);
  });

  it("leaves spans that came after it began: they were priced at once", async () => {
    await stored();
    await setPrice();
    const id = await started();
    await database.sql`update reprices set received_before = now() - interval '1 hour' where id = ${id}`;
    await workOff();
    expect(await costs()).toEqual({ "house-model": null });
  });

  it("goes on where it was cut off, and a worker that lost its place changes nothing", async () => {
    for (let i = 0; i < 7; i++) await stored({ model: `m${i}`, startMicros: now + i });
    for (let i = 0; i < 7; i++) await setPrice(`m${i}`);
    const id = await started();
    const first = await jobOf(id);
    const second = await advance(first, { looked: 3, changed: 2 });
    const { cursor, doneCount } = await jobOf(id);
    expect(second).toMatchObject({ cursor, doneCount });
    expect(doneCount).toBe(3);
    await expect(advance(first, { looked: 3, changed: 2 })).rejects.toThrow(Superseded);
    expect(Object.values(await costs()).filter((cost) => cost !== null)).toHaveLength(3);
    await workOff();
    expect(await listReprices(scope)).toMatchObject([
      { state: "done", doneCount: 7, changedCount: 7, totalCount: 7 },
    ]);

    await undoReprice(scope, id);
    const undoing = await jobOf(id);
    await takeBack(undoing, 3);
    await expect(takeBack(undoing, 3)).rejects.toThrow(Superseded);
    expect(Object.values(await costs()).filter((cost) => cost === null)).toHaveLength(3);
    await workOff();
    expect(Object.values(await costs()).every((cost) => cost === null)).toBe(true);
  });

  it("that is cancelled stops, keeps what it did, and can be undone", async () => {
    for (let i = 0; i < 4; i++) await stored({ model: `m${i}`, startMicros: now + i });
    for (let i = 0; i < 4; i++) await setPrice(`m${i}`);
    const id = await started();
    const job = await advance(await jobOf(id), { looked: 2, changed: 2 });
    expect(await cancelReprice(scope, id)).toEqual({ ok: true, id });
    if (job) await expect(advance(job, { looked: 2, changed: 2 })).rejects.toThrow(Superseded);
    await workOff();
    expect(Object.values(await costs()).filter((cost) => cost !== null)).toHaveLength(2);
    expect(await listReprices(scope)).toMatchObject([{ state: "cancelled", doneCount: 2, changedCount: 2 }]);
    expect(await cancelReprice(scope, id)).toMatchObject({ ok: false });
    await undoReprice(scope, id);
    await workOff();
    expect(Object.values(await costs()).every((cost) => cost === null)).toBe(true);
  });

  it("is the only one of its organization, also when two are asked for at once", async () => {
    await stored();
    const answers = await Promise.all([startReprice(scope, everything), startReprice(scope, everything)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const other = scopeOfJob((await createOrganization({ name: "Theirs" })).id, "test");
    await started(everything, other);
    await workOff();
    expect((await listReprices(scope)).map(({ state }) => state)).toEqual(["done"]);
    expect((await listReprices(other)).map(({ state }) => state)).toEqual(["done"]);
  });

  it("that cannot be done says why, without keeping others waiting, and what it did can be undone", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const other = scopeOfJob((await createOrganization({ name: "Theirs" })).id, "test", "prod");
    await stored();
    await setPrice();
    await stored({}, other);
    await setPrice("house-model", 5, other);
    const [failing] = [await started(), await started(everything, other)];
    await database.sql`
      alter table repriced_spans add constraint broken check (reprice_id <> ${database.sql.unsafe(String(failing))}) not valid`;
    await workOff();
    expect(await listReprices(scope)).toMatchObject([
      { state: "failed", error: expect.stringContaining("broken"), doneCount: 0 },
    ]);
    expect(await costs()).toEqual({ "house-model": null });
    expect(await costs(other)).toEqual({ "house-model": 5_000_000 });
    expect(said).toHaveBeenCalledTimes(2);
    said.mockRestore();
    await database.sql`alter table repriced_spans drop constraint broken`;
    await started();
    await workOff();
    expect(await costs()).toEqual({ "house-model": 2_000_000 });
  });

  it("stops when its worker is told to, and is gone on with by the next", async () => {
    await stored();
    await setPrice();
    await started();
    await workOffReprices(AbortSignal.abort());
    expect(await costs()).toEqual({ "house-model": null });
    await workOff();
    expect(await costs()).toEqual({ "house-model": 2_000_000 });
  });

  it("is written down with its author at each turn", async () => {
    await stored();
    await setPrice();
    const id = await started();
    await workOff();
    await undoReprice(scope, id);
    await workOff();
    await cancelReprice(scope, await started());
    const entries = await database.sql`
      select action, actor from audit_entries
      where organization_id = ${scope.organizationId} and action like 'reprice.%' order by id`;
    expect(entries.map(({ action }) => action)).toEqual([
      "reprice.start",
      "reprice.undo",
      "reprice.start",
      "reprice.cancel",
    ]);
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(["job:test"]));
  });

  it("is out of another organization's reach", async () => {
    const other = scopeOfJob((await createOrganization({ name: "Theirs" })).id, "test");
    await stored();
    await setPrice();
    const id = await started();
    expect(await cancelReprice(other, id)).toMatchObject({ ok: false });
    await workOff();
    expect(await undoReprice(other, id)).toMatchObject({ ok: false });
    expect(await listReprices(scope)).toMatchObject([{ state: "done" }]);
  });
});

describe("the actions", () => {
  const member = (role: (typeof roles)[number]) => ({
    userId: "u1",
    name: "Ada",
    email: "ada@example.com",
    role,
    organizationId: scope.organizationId,
    organizationName: "Ours",
    isDemo: false,
  });

  it.each(roles.filter((role) => role !== "owner" && role !== "admin"))(
    "are refused to a %s",
    async (role) => {
      const selection = { ...everything, models: null };
      expect(await runAction(start, member(role), selection)).toMatchObject({ ok: false });
      const id = await started();
      expect(await runAction(cancel, member(role), { id })).toMatchObject({ ok: false });
      expect(await runAction(undo, member(role), { id })).toMatchObject({ ok: false });
      expect(await listReprices(scope)).toMatchObject([{ id, state: "running" }]);
      await workOff();
    },
  );

  it.each([
    [{ from: 2, to: 1 }, "to"],
    [{ models: [] }, "models"],
    [{ side: "left" }, "side"],
    [{ from: -1 }, "from"],
  ])("name the field of bad input: %j", async (changes, field) => {
    const result = await runAction(start, member("admin"), { ...everything, ...changes });
    expect(result.ok ? null : Object.keys(result.fieldErrors)).toEqual([field]);
  });
});

it("a job is moved only from where it stands", async () => {
  const id = await started();
  const job = await jobOf(id);
  const progress = { cursor: null, done: 1, changed: 0, before: 0, after: 0 };
  await moveJob(database.sql, job, progress);
  await expect(moveJob(database.sql, job, progress)).rejects.toThrow(Superseded);
  await cancelReprice(scope, id);
});
