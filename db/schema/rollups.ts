import { bigint, boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { LogType, Side } from "../enums";
import { instant, int8 } from "./columns";

/** Sums every rollup keeps. Cost and tokens count owned usage only; latency is over generation spans. */
const sums = () => ({
  spanCount: int8("span_count").notNull(),
  llmCallCount: int8("llm_call_count").notNull(),
  errorCount: int8("error_count").notNull(),
  costNanos: int8("cost_nanos").notNull(),
  promptTokens: int8("prompt_tokens").notNull(),
  completionTokens: int8("completion_tokens").notNull(),
  totalTokens: int8("total_tokens").notNull(),
  cacheReadTokens: int8("cache_read_tokens").notNull(),
  cacheWriteTokens: int8("cache_write_tokens").notNull(),
  reasoningTokens: int8("reasoning_tokens").notNull(),
  latencyCount: int8("latency_count").notNull(),
  latencySumUs: int8("latency_sum_us").notNull(),
});

/**
 * One trace: the writer's lock, its identity (which spans without their own inherit) and its sums.
 * `*_source` orders the candidates for an identity: root before child, then earlier start.
 */
export const traces = pgTable(
  "traces",
  {
    organizationId: integer("organization_id").notNull(),
    traceId: uuid("trace_id").notNull(),
    traceText: text("trace_text"),
    side: text("side").$type<Side>().notNull(),
    environment: text("environment").notNull(),
    startTime: instant("start_time"),
    endTime: instant("end_time"),
    rootId: uuid("root_id"),
    rootSource: text("root_source"),
    name: text("name"),
    customer: text("customer"),
    customerSource: text("customer_source"),
    thread: text("thread"),
    threadSource: text("thread_source"),
    session: text("session"),
    sessionSource: text("session_source"),
    traceGroup: text("trace_group"),
    traceGroupSource: text("trace_group_source"),
    ...sums(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.traceId] }),
    index("traces_start").on(t.organizationId, t.startTime),
  ],
);

/** One conversation. Its int key stands for the text in rankings. */
export const threads = pgTable(
  "threads",
  {
    organizationId: integer("organization_id").notNull(),
    side: text("side").$type<Side>().notNull(),
    environment: text("environment").notNull(),
    thread: text("thread").notNull(),
    key: bigint("key", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    firstSeen: instant("first_seen"),
    lastActive: instant("last_active"),
    ...sums(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.side, t.environment, t.thread] }),
    index("threads_last_active").on(t.organizationId, t.lastActive),
  ],
);

/** The end user of the organization's product, with lifetime sums. */
export const customers = pgTable(
  "customers",
  {
    organizationId: integer("organization_id").notNull(),
    side: text("side").$type<Side>().notNull(),
    environment: text("environment").notNull(),
    customer: text("customer").notNull(),
    key: bigint("key", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    name: text("name"),
    email: text("email"),
    firstSeen: instant("first_seen"),
    lastActive: instant("last_active"),
    ...sums(),
  },
  // No index on what every span moves: it would cost each update an entry in every index, five times its own price.
  (t) => [primaryKey({ columns: [t.organizationId, t.side, t.environment, t.customer] })],
);

/**
 * What retention has deleted of a customer: the sums of spans that are no more. A customer's lifetime in `customers`
 * is this plus the living spans.
 */
export const retiredCustomers = pgTable(
  "retired_customers",
  {
    organizationId: integer("organization_id").notNull(),
    side: text("side").$type<Side>().notNull(),
    environment: text("environment").notNull(),
    customer: text("customer").notNull(),
    firstSeen: instant("first_seen"),
    lastActive: instant("last_active"),
    ...sums(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.side, t.environment, t.customer] })],
);

/** A customer's day (UTC): ranks customers over any period without reading spans. */
export const customerDays = pgTable(
  "customer_days",
  {
    organizationId: integer("organization_id").notNull(),
    customerKey: bigint("customer_key", { mode: "number" }).notNull(),
    day: instant("day").notNull(),
    ...sums(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.customerKey, t.day] }),
    index("customer_days_day").on(t.organizationId, t.day),
  ],
);

const cube = () => ({
  organizationId: integer("organization_id").notNull(),
  at: instant("at").notNull(),
  side: text("side").$type<Side>().notNull(),
  environment: text("environment").notNull(),
  logType: text("log_type").$type<LogType>().notNull(),
  model: text("model").notNull(),
  hasError: boolean("has_error").notNull(),
  ...sums(),
});

/**
 * The model names an organization's cube tells apart, at most 2,000; spans of any other model are summed under
 * `other`. A name once in here stays, so that a span leaves the cube where it entered it.
 */
export const rollupModels = pgTable(
  "rollup_models",
  { organizationId: integer("organization_id").notNull(), model: text("model").notNull() },
  (t) => [primaryKey({ columns: [t.organizationId, t.model] })],
);

/** The time cube by hour (UTC). `model` is '' for spans without one. */
export const usageHours = pgTable("usage_hours", cube(), (t) => [
  primaryKey({ columns: [t.organizationId, t.at, t.side, t.environment, t.logType, t.model, t.hasError] }),
]);

/** The same cube by day (UTC), for ranges longer than a few days. */
export const usageDays = pgTable("usage_days", cube(), (t) => [
  primaryKey({ columns: [t.organizationId, t.at, t.side, t.environment, t.logType, t.model, t.hasError] }),
]);
