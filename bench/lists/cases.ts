import type { Sql } from "@/db";
import { lowestIdAt } from "@/db/partitions";
import type { SpanFieldKey, SpanFilter } from "@/lib/spans/fields";
import type { SpanQuery } from "@/lib/spans/queries";
import { printSort, type SpanSort } from "@/lib/spans/sort";
import type { Store } from "../store/store";
import { models } from "../workload/names";

/** A question to the Logs list; `round` decides which of many values it asks for. */
export type ListCase = {
  name: string;
  query(round: number): Pick<SpanQuery, "filters"> & Partial<SpanQuery>;
  /** The same as a condition on `spans s`, beside organization and time. */
  plain(round: number): string;
  /** The same order, where it is not newest first. */
  plainOrder?: string;
};

type Condition = { filter: SpanFilter; plain: string };

const rareModel = models.at(-2)?.[0] ?? "";
const commonModel = models[1]?.[0] ?? "";
const staging = { side: "prod", name: "staging" } as const;
const plainStaging = "s.environment = 'staging' and s.side = 'prod'";

const daysBack = 28;
const dayMs = 86_400_000;

/** The filters people use, from the most common value to one that matches nothing. Values are the store's own. */
export async function listCases(sql: Sql, store: Store): Promise<ListCase[]> {
  const { customers, rareCustomers, threads, customIds, sessions } = await valuesOf(
    sql,
    store.organizationId,
  );
  const type = equals("log_type", "s.log_type", "handoff");
  const error: Condition = { filter: is("status", "error"), plain: "s.has_error" };
  const model = equals("model", "s.model", commonModel);
  const plan = metadata("plan", "pro");
  return [
    fixed("none", []),
    inStaging("environment, 10 %", []),
    fixed("type, 1 %", [type]),
    fixed("status error, 5 %", [error]),
    fixed("rare model", [equals("model", "s.model", rareModel)]),
    fixed("model contains", [
      {
        filter: { field: "model", operator: "contains", values: ["claude"] },
        plain: "s.model ilike '%claude%'",
      },
    ]),
    varied("customer, by traffic", customers, (value) => equals("customer_identifier", "s.customer", value)),
    varied("customer, rare", rareCustomers, (value) => equals("customer_identifier", "s.customer", value)),
    varied("thread", threads, (value) => equals("thread_identifier", "s.thread", value)),
    varied("custom id", customIds, (value) => equals("custom_identifier", "s.custom_id", value)),
    fixed("metadata, 15 %", [plan]),
    varied("metadata, rare", sessions, (value) => metadata("session", value)),
    fixed("metadata, absent", [metadata("plan", "nobody has this")]),
    inStaging("type + environment + metadata", [type, plan]),
    inStaging("error + model + env. + metadata", [error, model, plan]),
    fixed("impossible pair", [equals("log_type", "s.log_type", "tool"), model]),
    fixed("cost over 1 cent", [
      { filter: { field: "cost", operator: "gt", values: ["0.01"] }, plain: "s.cost_nanos > 10000000" },
    ]),
    {
      name: "anywhere in time",
      query: (round) => ({ filters: [], to: momentOf(store, round) }),
      plain: (round) => `s.id < ${literal(lowestIdAt(momentOf(store, round)))}`,
    },
    ...orders.flatMap(([sort, plainOrder]) =>
      [
        fixed("", []),
        fixed(" + error", [error]),
        fixed(" + type, 1 %", [type]),
        fixed(" + rare model", [equals("model", "s.model", rareModel)]),
        varied(" + customer, by traffic", customers, (value) =>
          equals("customer_identifier", "s.customer", value),
        ),
        fixed(" + metadata, 15 %", [plan]),
      ].map((one) => ordered(one, sort, plainOrder)),
    ),
    ...["the", "no such words"].map((words) => ({
      name: `words of a day: ${words}`,
      query: () => ({
        filters: [{ field: "content" as const, operator: "contains" as const, values: [words] }],
        from: store.anchorMs - dayMs,
      }),
      plain: () => `s.id >= ${literal(lowestIdAt(store.anchorMs - dayMs))} and exists (
        select from span_contents c where c.organization_id = s.organization_id and c.id = s.id
          and (c.input ilike ${literal(`%${words}%`)} or c.output ilike ${literal(`%${words}%`)}))`,
    })),
  ];
}

/** Every order with an index, and one without, as one would write it by hand. */
const orders: readonly (readonly [SpanSort, string])[] = [
  [{ key: "time", descending: false }, "s.id"],
  [{ key: "cost", descending: true }, "s.cost_nanos desc nulls last, s.id desc"],
  [{ key: "cost", descending: false }, "s.cost_nanos, s.id desc"],
  [{ key: "latency", descending: true }, "nullif(s.duration_us, 0) desc nulls last, s.id desc"],
  [{ key: "ttft", descending: true }, "s.ttft_us desc nulls last, s.id desc"],
  [{ key: "tokens", descending: true }, "s.total_tokens desc nulls last, s.id desc"],
  [{ key: "speed", descending: true }, "s.tokens_per_second desc nulls last, s.id desc"],
  [{ key: "prompt_tokens", descending: true }, "s.prompt_tokens desc nulls last, s.id desc"],
];

function ordered(one: ListCase, sort: SpanSort, plainOrder: string): ListCase {
  return {
    name: `by ${printSort(sort)}${one.name}`,
    query: (round) => ({ ...one.query(round), sort }),
    plain: one.plain,
    plainOrder,
  };
}

function is(field: SpanFieldKey, value: string): SpanFilter {
  return { field, operator: "is", values: [value] };
}

function equals(field: SpanFieldKey, column: string, value: string): Condition {
  return { filter: is(field, value), plain: `${column} = ${literal(value)}` };
}

function metadata(key: string, value: string): Condition {
  return {
    filter: { field: "metadata", mapKey: key, operator: "is", values: [value] },
    plain: `s.metadata @> ${literal(JSON.stringify({ [key]: value }))}`,
  };
}

function fixed(name: string, conditions: readonly Condition[]): ListCase {
  return {
    name,
    query: () => ({ filters: conditions.map(({ filter }) => filter) }),
    plain: () => ["true", ...conditions.map(({ plain }) => plain)].join(" and "),
  };
}

function inStaging(name: string, conditions: readonly Condition[]): ListCase {
  const inner = fixed(name, conditions);
  return {
    name,
    query: (round) => ({ ...inner.query(round), environment: staging }),
    plain: (round) => `${plainStaging} and ${inner.plain(round)}`,
  };
}

function varied(
  name: string,
  values: readonly string[],
  conditionOf: (value: string) => Condition,
): ListCase {
  const at = (round: number) => fixed(name, [conditionOf(values[round % values.length] ?? "")]);
  return { name, query: (round) => at(round).query(round), plain: (round) => at(round).plain(round) };
}

/** Anywhere in the store's time. */
function momentOf({ anchorMs }: Store, round: number): number {
  return Math.floor(anchorMs - ((round * 0.618) % 1) * daysBack * dayMs);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Values as traffic brings them, and customers of few spans. */
async function valuesOf(sql: Sql, organizationId: number) {
  const sampled = await sql<{ customer: string; thread: string; customId: string; session: string }[]>`
    select customer, thread, custom_id as "customId", metadata ->> 'session' as session
    from spans tablesample system (1) repeatable (1)
    where organization_id = ${organizationId} limit 20000`;
  const rare = await sql<{ customer: string }[]>`
    select customer from customers where organization_id = ${organizationId} and span_count between 5 and 30
    order by customer limit 100`;
  const some = (values: readonly (string | null)[]) =>
    values.filter((value) => value !== null).filter((_, i, all) => i % Math.ceil(all.length / 100) === 0);
  return {
    customers: some(sampled.map((row) => row.customer)),
    rareCustomers: rare.map((row) => row.customer),
    threads: some(sampled.map((row) => row.thread)),
    customIds: some(sampled.map((row) => row.customId)),
    sessions: some(sampled.map((row) => row.session)),
  };
}
