import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { readFacts } from "@/lib/spans/contents";
import type { NewSpan } from "@/lib/spans/new-span";
import { getSpan } from "@/lib/spans/queries";
import { writeSpans } from "@/lib/spans/write";
import { explainCost } from "./explain";
import { addPrice, replacePrice } from "./mutations";
import type { NewPrice } from "./schema";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  const { id } = await createOrganization({ name: "Test" });
  scope = scopeOfJob(id, "test", "prod");
});
afterAll(() => database.drop());

const chat: NewSpan = {
  traceId: "t",
  spanId: "s",
  uniqueId: "log-1",
  logType: "chat",
  endMicros: Date.parse("2026-06-01T00:00:00Z") * 1000,
};

async function explain(span: Partial<NewSpan>, asked: Scope = scope) {
  const [outcome] = await writeSpans(scope, [{ ...chat, ...span }]);
  expect(outcome).toMatchObject({ ok: true });
  return explainStored(asked);
}
async function explainStored(asked: Scope = scope) {
  const stored = await getSpan(scope, "log-1");
  if (!stored) throw new Error("The span is gone.");
  return explainCost(asked, stored, (await readFacts(scope, stored.id)) ?? {});
}

describe("a cost is explained by its rule", () => {
  test("given", async () => {
    expect(await explain({ model: "gpt-4o", promptTokens: 9, costNanos: 5 })).toEqual({
      rule: "given",
      costNanos: 5,
      sumNanos: null,
      lines: [],
      price: null,
      match: null,
      longerThan: null,
    });
  });

  test("unit prices on the span, each line units times rate, cached tokens apart", async () => {
    const found = await explain({
      model: "gpt-4o",
      promptTokens: 100,
      cacheReadTokens: 40,
      completionTokens: 10,
      promptUnitPrice: 2,
      completionUnitPrice: 8,
      cacheReadUnitPrice: 0.5,
    });
    expect(found).toMatchObject({
      rule: "span_unit_price",
      price: null,
      costNanos: 220_000,
      sumNanos: 220_000,
    });
    expect(found.lines).toEqual([
      { part: "prompt", units: 60, rate: 2, picos: 120_000_000 },
      { part: "cacheRead", units: 40, rate: 0.5, picos: 20_000_000 },
      { part: "completion", units: 10, rate: 8, picos: 80_000_000 },
    ]);
  });

  test.each([
    ["gpt-4o", "exact_id"],
    ["openai/gpt-4o", "exact_id"],
    ["azure/openai/gpt-4o", "provider_prefix"],
    ["gpt-4o-2099-01-01", "dated_suffix"],
  ] as const)("the catalogue, for %s by %s", async (model, match) => {
    expect(await explain({ model, promptTokens: 1000, completionTokens: 100 })).toMatchObject({
      rule: "catalog",
      match,
      price: { vendor: "openai", model: "gpt-4o", organizationId: null, retiredAt: null },
      costNanos: 3_500_000,
      sumNanos: 3_500_000,
      longerThan: null,
    });
  });

  test("the rates for long prompts", async () => {
    const found = await explain({
      model: "gemini-1.5-pro",
      provider: "google",
      promptTokens: 128_001,
      completionTokens: 1,
    });
    expect(found).toMatchObject({ rule: "catalog", longerThan: 128_000 });
    expect(found.lines.map(({ rate }) => rate)).toEqual([2.5, 10]);
    expect(found.sumNanos).toBe(found.costNanos);
  });

  test("characters of speech", async () => {
    const found = await explain({ logType: "speech", model: "tts-1", content: { input: "Hello" } });
    expect(found.lines).toEqual([{ part: "characters", units: 5, rate: 15, picos: 75_000_000 }]);
    expect(found.sumNanos).toBe(found.costNanos);
  });

  test.each([
    ["unknown", { model: "house-model", promptTokens: 5 }],
    [null, { model: "gpt-4o" }],
  ])("%s", async (rule, span) => {
    expect(await explain(span)).toMatchObject({
      rule,
      costNanos: null,
      sumNanos: null,
      lines: [],
      price: null,
    });
  });
});

test("a price that was changed since still explains what was priced with it", async () => {
  const price: NewPrice = {
    vendor: "",
    model: "house-model",
    rates: { prompt: 1, completion: 2 },
    validFrom: null,
    validUntil: null,
    source: "contract",
  };
  const saved = await addPrice(scope, price);
  if (!saved.ok) throw new Error(saved.message);
  const found = await explain({ model: "house-model", promptTokens: 10, completionTokens: 5 });
  expect(found).toMatchObject({
    rule: "organization",
    price: { id: saved.id, retiredAt: null },
    sumNanos: 20_000,
  });

  await replacePrice(scope, saved.id, { ...price, rates: { prompt: 100, completion: 200 } });
  expect(await explainStored()).toEqual({
    ...found,
    price: { ...found.price, retiredAt: expect.any(String) },
  });
});

test("does not see another organization's rows", async () => {
  const saved = await addPrice(scope, {
    vendor: "",
    model: "house-model",
    rates: { prompt: 1, completion: 2 },
    validFrom: null,
    validUntil: null,
    source: null,
  });
  expect(saved).toMatchObject({ ok: true });
  const { id } = await createOrganization({ name: "Other" });
  const found = await explain({ model: "house-model", promptTokens: 10 }, scopeOfJob(id, "test", "prod"));
  expect(found).toMatchObject({ price: null, lines: [], sumNanos: null });
});
