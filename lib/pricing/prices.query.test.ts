import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { roles } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { runAction } from "@/lib/action";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { savePrice } from "./definitions";
import { emptyForm } from "./form";
import { listSeenModels, listUnpricedModels, modelsReachedBy } from "./models";
import { addPrice, removePrice, replacePrice } from "./mutations";
import { listCatalog, listOwnPrices, listPrices } from "./queries";
import type { NewPrice } from "./schema";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ours: Scope;
let theirs: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  ours = scopeOfJob((await createOrganization({ name: "Ours" })).id, "test", "prod");
  theirs = scopeOfJob((await createOrganization({ name: "Theirs" })).id, "test", "prod");
});
afterAll(() => database.drop());

const december = Date.UTC(2026, 11, 1);
const iso = (ms: number) => new Date(ms).toISOString();

function price(changes: Partial<NewPrice> = {}): NewPrice {
  return {
    model: "gpt-4o",
    vendor: "",
    rates: { prompt: 1, completion: 1 },
    validFrom: null,
    validUntil: null,
    source: null,
    ...changes,
  };
}

let written = 0;
async function costOf(scope: Scope, span: Partial<NewSpan> = {}) {
  written += 1;
  const [outcome] = await writeSpans(scope, [
    {
      traceId: `t${written}`,
      spanId: "s",
      model: "gpt-4o",
      promptTokens: 1_000_000,
      completionTokens: 0,
      ...span,
    },
  ]);
  if (!outcome?.ok) throw new Error("The span was refused.");
  const [row] = await database.sql`
    select cost_nanos::float8 as cost, price_rule as rule, price_id as "priceId" from spans where id = ${outcome.span.id}`;
  return row;
}

async function added(scope: Scope, changes: Partial<NewPrice> = {}): Promise<number> {
  const saved = await addPrice(scope, price(changes));
  if (!saved.ok) throw new Error(saved.message);
  return saved.id;
}

describe("a price of the organization's own", () => {
  it("beats the catalogue at once, for its organization alone", async () => {
    expect(await costOf(ours)).toMatchObject({ cost: 2.5e9, rule: "catalog" });
    const id = await added(ours);
    expect(await costOf(ours)).toEqual({ cost: 1e9, rule: "organization", priceId: id });
    expect(await costOf(theirs)).toMatchObject({ cost: 2.5e9, rule: "catalog" });
    expect(await listOwnPrices(theirs)).toEqual([]);
    expect((await listPrices(theirs)).filter(({ organizationId }) => organizationId !== null)).toEqual([]);
  });

  it("holds from its first instant to just before its end", async () => {
    const now = Date.now();
    await added(ours, { validUntil: iso(now), rates: { prompt: 3, completion: 0 } });
    await added(ours, { validFrom: iso(now), rates: { prompt: 4, completion: 0 } });
    expect(await costOf(ours, { startMicros: now * 1000 - 1 })).toMatchObject({ cost: 3e9 });
    expect(await costOf(ours, { startMicros: now * 1000 })).toMatchObject({ cost: 4e9 });
  });

  it("that is edited is retired and stays what its spans were priced with", async () => {
    const first = await added(ours, { source: "old" });
    await costOf(ours);
    const saved = await replacePrice(ours, first, price({ rates: { prompt: 2, completion: 0 } }));
    expect(saved).toEqual({ ok: true, id: expect.any(Number) });
    expect(await costOf(ours)).toMatchObject({ cost: 2e9 });
    const rows = await database.sql`
      select id, source, retired_at is not null as retired from prices
      where organization_id = ${ours.organizationId} order by id`;
    expect(rows).toMatchObject([{ id: first, source: "old", retired: true }, { retired: false }]);
    expect((await listOwnPrices(ours)).map(({ rates }) => rates.prompt)).toEqual([2]);
    expect(await replacePrice(ours, first, price())).toMatchObject({ ok: false });
  });

  it("that is removed leaves the word to the catalogue, and only one of two removals succeeds", async () => {
    const id = await added(ours);
    const outcomes = await Promise.all([removePrice(ours, id), removePrice(ours, id)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await costOf(ours)).toMatchObject({ cost: 2.5e9, rule: "catalog" });
  });

  it("is out of another organization's reach", async () => {
    const id = await added(ours);
    expect(await removePrice(theirs, id)).toMatchObject({ ok: false });
    expect(await replacePrice(theirs, id, price())).toMatchObject({ ok: false });
    expect(await costOf(ours)).toMatchObject({ priceId: id });
  });

  it("is written down with its author at each change", async () => {
    const id = await added(ours);
    const replaced = await replacePrice(ours, id, price({ source: "new" }));
    if (replaced.ok) await removePrice(ours, replaced.id);
    const entries = await database.sql`
      select actor, action, detail from audit_entries
      where organization_id = ${ours.organizationId} and action like 'price.%' order by id`;
    expect(entries).toMatchObject([
      { actor: "job:test", action: "price.add", detail: { model: "gpt-4o" } },
      { action: "price.edit", detail: { source: "new", replaces: { id } } },
      { action: "price.remove" },
    ]);
  });
});

describe("two prices of one model and provider", () => {
  it.each<[string, Partial<NewPrice>, Partial<NewPrice>, boolean]>([
    ["may follow each other", { validUntil: iso(december) }, { validFrom: iso(december) }, true],
    ["may be of two providers", { vendor: "acme" }, { vendor: "house" }, true],
    ["may not both be open", {}, { validFrom: iso(december) }, false],
    [
      "may not overlap by a day",
      { validUntil: iso(december + 86_400_000) },
      { validFrom: iso(december) },
      false,
    ],
  ])("%s", async (_, first, second, isTaken) => {
    await added(ours, first);
    const saved = await addPrice(ours, price(second));
    expect(saved.ok).toBe(isTaken);
    if (!saved.ok)
      expect(saved).toMatchObject({ field: "validFrom", message: expect.stringContaining("gpt-4o") });
  });

  it("are not both taken when set at once", async () => {
    const outcomes = await Promise.all([addPrice(ours, price()), addPrice(ours, price())]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("that would overlap leave the edited one in force", async () => {
    const id = await added(ours, { validUntil: iso(december) });
    await added(ours, { validFrom: iso(december) });
    expect(await replacePrice(ours, id, price())).toMatchObject({ ok: false, field: "validFrom" });
    expect((await listOwnPrices(ours)).map((own) => own.id)).toContain(id);
  });
});

describe("the action", () => {
  const member = (role: (typeof roles)[number]) => ({
    userId: "u1",
    name: "Ada",
    email: "ada@example.com",
    role,
    organizationId: ours.organizationId,
    organizationName: "Ours",
    isDemo: false,
  });
  const input = { replaces: null, price: emptyForm({ model: "House-Model", prompt: "1", completion: "2" }) };

  it.each(roles.filter((role) => role !== "owner" && role !== "admin"))(
    "is refused to a %s",
    async (role) => {
      expect(await runAction(savePrice, member(role), input)).toMatchObject({ ok: false });
      expect(await listOwnPrices(ours)).toEqual([]);
    },
  );

  it("answers the stored models that the price reaches", async () => {
    await costOf(ours, { model: "acme/house-model" });
    await costOf(ours, { model: "house-model-2026-05-01" });
    await costOf(ours, { model: "house-model-large" });
    const result = await runAction(savePrice, member("admin"), input);
    expect(result).toMatchObject({ ok: true });
    if (result.ok) expect(result.value.models.sort()).toEqual(["acme/house-model", "house-model-2026-05-01"]);
  });

  it("names the field of what is refused", async () => {
    const bad = { ...input, price: { ...input.price, prompt: "much" } };
    expect(await runAction(savePrice, member("admin"), bad)).toMatchObject({
      ok: false,
      fieldErrors: { "price.prompt": expect.stringContaining("six decimals") },
    });
    await runAction(savePrice, member("admin"), input);
    expect(await runAction(savePrice, member("admin"), input)).toMatchObject({
      ok: false,
      fieldErrors: { "price.validFrom": expect.stringContaining("overlaps") },
    });
  });
});

describe("the catalogue", () => {
  it("is searched by words of model and vendor, in pages", async () => {
    const all = await listCatalog(ours, { text: "", vendor: null, page: 1 });
    expect(all.rows).toHaveLength(50);
    expect(all.count).toBe(all.total);
    const last = await listCatalog(ours, { text: "", vendor: null, page: 9_999 });
    expect(last.page).toBe(all.pages);
    const found = await listCatalog(ours, { text: "OpenAI 4o-mini", vendor: null, page: 1 });
    expect(found.rows.map(({ model }) => model)).toContain("gpt-4o-mini");
    expect(found.rows.every(({ model }) => model.includes("4o-mini"))).toBe(true);
    const [vendor = ""] = all.vendors;
    const ofVendor = await listCatalog(ours, { text: "", vendor, page: 1 });
    expect(new Set(ofVendor.rows.map((row) => row.vendor))).toEqual(new Set([vendor]));
  });

  it("does not hold what an organization set", async () => {
    await added(ours, { model: "never-in-the-catalogue" });
    expect((await listCatalog(ours, { text: "never-in-the-catalogue", vendor: null, page: 1 })).count).toBe(
      0,
    );
  });
});

describe("models without a price", () => {
  const now = () => Date.now();

  it("are those nobody prices, with their spans, until a price is set and the spans re-priced", async () => {
    await costOf(ours, { model: "house-model" });
    await costOf(ours, { model: "house-model" });
    await costOf(ours, { model: "gpt-4o" });
    await costOf(ours, { model: "not-a-call", logType: "tool" });
    await costOf(theirs, { model: "their-model" });
    expect(await listUnpricedModels(ours, now())).toMatchObject([
      { model: "house-model", spanCount: 2, reason: "no_price", provider: null },
    ]);
    await added(ours, { model: "house-model" });
    expect(await listUnpricedModels(ours, now())).toMatchObject([
      { model: "house-model", spanCount: 2, reason: "before_price" },
    ]);
    expect((await listSeenModels(ours)).map(({ model }) => model)).toEqual(["house-model", "gpt-4o"]);
  });

  it("are told by provider where several sell the model", async () => {
    await added(ours, { model: "house-model", vendor: "acme" });
    await added(ours, { model: "house-model", vendor: "west" });
    await costOf(ours, { model: "house-model", provider: "acme" });
    await costOf(ours, { model: "house-model", provider: "east" });
    await costOf(ours, { model: "house-model" });
    const rows = await listUnpricedModels(ours, now());
    expect(rows.map(({ provider }) => provider).sort()).toEqual(["", "east"]);
    expect(rows.map(({ spanCount }) => spanCount)).toEqual([1, 1]);
  });

  it("whose price does not reach back ask for one, those that cost nothing do not", async () => {
    const tomorrow = now() + 86_400_000;
    await costOf(ours, { model: "later-model" });
    await added(ours, { model: "later-model", validUntil: iso(now() - 86_400_000) });
    await added(ours, { model: "free-model", rates: { prompt: 0, completion: 0 } });
    await costOf(ours, { model: "free-model" });
    expect(await listUnpricedModels(ours, tomorrow)).toMatchObject([
      { model: "later-model", reason: "no_price" },
    ]);
  });
});

it.each([
  ["house-model", true],
  ["acme/house-model", true],
  ["house-model-2026-05-01", true],
  ["house-model-large", false],
])("a price of house-model reaches %s: %s", (model, isReached) => {
  expect(modelsReachedBy({ model: "house-model", vendor: "" }, [model])).toEqual(isReached ? [model] : []);
});
