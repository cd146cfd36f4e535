import type { Sql } from "@/db";
import type { Store } from "../store/store";
import { models } from "../workload/names";
import {
  type Condition,
  type Conditions,
  equals,
  firstPage,
  fixed,
  is,
  metadata,
  type Order,
  varied,
} from "./conditions";
import type { Question } from "./question";
import { valuesOf } from "./values";

const rareModel = equals("model", "s.model", models.at(-2)?.[0] ?? "");
const commonModel = equals("model", "s.model", models[1]?.[0] ?? "");
const type = equals("log_type", "s.log_type", "handoff");
const chat = equals("log_type", "s.log_type", "chat");
const tool = equals("log_type", "s.log_type", "tool");
const error: Condition = { filter: is("status", "error"), plain: "s.has_error" };
const plan = metadata("plan", "pro");
const claude: Condition = {
  filter: { field: "model", operator: "contains", values: ["claude"] },
  plain: "s.model ilike '%claude%'",
};
const costly: Condition = {
  filter: { field: "cost", operator: "gt", values: ["0.01"] },
  plain: "s.cost_nanos > 10000000",
};
const staging = { side: "prod", name: "staging" } as const;

/** First pages as people ask for them, from the most common value to one that matches nothing. Values are the store's own. */
export async function listCases(sql: Sql, store: Store): Promise<Question[]> {
  const values = await valuesOf(sql, store.organizationId);
  const byCustomer = varied("customer, by traffic", values.customers, (value) => [customer(value)]);
  const ofCustomer = (name: string, customers: readonly string[]) =>
    varied(name, customers, (value) => [customer(value), error, plan]);
  const single: Conditions[] = [
    fixed("", []),
    fixed("type, 1 %", [type]),
    fixed("status error, 5 %", [error]),
    fixed("rare model", [rareModel]),
    fixed("model contains", [claude]),
    byCustomer,
    varied("customer, rare", values.rareCustomers, (value) => [customer(value)]),
    varied("thread", values.threads, (value) => [equals("thread_identifier", "s.thread", value)]),
    varied("custom id", values.customIds, (value) => [equals("custom_identifier", "s.custom_id", value)]),
    fixed("metadata, 15 %", [plan]),
    varied("metadata, rare", values.sessions, (value) => [metadata("session", value)]),
    fixed("metadata, absent", [metadata("plan", "nobody has this")]),
    fixed("cost over 1 cent", [costly]),
  ];
  const beside: Conditions[] = [
    fixed("error", [error]),
    fixed("type, 1 %", [type]),
    fixed("rare model", [rareModel]),
    byCustomer,
    fixed("metadata, 15 %", [plan]),
  ];
  const three: Conditions[] = [
    fixed("type + model + metadata", [chat, commonModel, plan]),
    fixed("error + model + metadata", [error, commonModel, plan]),
    fixed("type + rare model + metadata", [chat, rareModel, plan]),
    ofCustomer("customer, by traffic + error + metadata", values.customers),
    ofCustomer("customer, rare + error + metadata", values.rareCustomers),
    fixed("impossible pair + metadata", [tool, commonModel, plan]),
    fixed("type + model + metadata, absent", [chat, commonModel, metadata("plan", "nobody has this")]),
  ];
  const none = fixed("", []);
  return [
    ...single.map((one) => firstPage(store, "first", one)),
    firstPage(store, "first", fixed("environment, 10 %", []), { environment: staging }),
    ...orders.map((order) => firstPage(store, "first", none, { order })),
    ...orders.flatMap((order) => beside.map((one) => firstPage(store, "ordered", one, { order }))),
    ...three.map((one) => firstPage(store, "three", one)),
    firstPage(store, "three", fixed("type + metadata in an environment of 10 %", [type, plan]), {
      environment: staging,
    }),
    firstPage(store, "other", none, { order: withoutIndex }),
  ];
}

const amounts = [
  ["cost", "s.cost_nanos"],
  ["latency", "nullif(s.duration_us, 0)"],
  ["ttft", "s.ttft_us"],
  ["tokens", "s.total_tokens"],
  ["speed", "s.tokens_per_second"],
] as const;

/** Every order with an index, beside newest first. */
const orders: readonly Order[] = [
  { name: "oldest first", sort: { key: "time", descending: false }, plain: "s.id" },
  ...amounts.flatMap(([key, column]): Order[] => [
    {
      name: `by ${key}, largest first`,
      sort: { key, descending: true },
      plain: `${column} desc nulls last, s.id desc`,
    },
    { name: `by ${key}, smallest first`, sort: { key, descending: false }, plain: `${column}, s.id desc` },
  ]),
];

const withoutIndex: Order = {
  name: "by prompt tokens, which have no index",
  sort: { key: "prompt_tokens", descending: true },
  plain: "s.prompt_tokens desc nulls last, s.id desc",
};

function customer(value: string): Condition {
  return equals("customer_identifier", "s.customer", value);
}
