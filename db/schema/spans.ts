import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { LogMethod, LogType, PriceRule, Side } from "../enums";
import { instant, int8 } from "./columns";

/**
 * One row, one unit of work. Range-partitioned by `id`, a UUIDv7 of the start time plus a hash of
 * (organization, trace, span): key, time order and cursor in one. `trace_id` is in the key so that the table
 * distributes by trace. Fixed-width columns first.
 */
export const spans = pgTable(
  "spans",
  {
    id: uuid("id").notNull(),
    traceId: uuid("trace_id").notNull(),
    startTime: instant("start_time").notNull(),
    endTime: instant("end_time").notNull(),
    receivedAt: instant("received_at").notNull(),
    durationUs: int8("duration_us").notNull(),
    ttftUs: int8("ttft_us"),
    costNanos: int8("cost_nanos"),
    organizationId: integer("organization_id").notNull(),
    apiKeyId: integer("api_key_id"),
    promptTokens: integer("prompt_tokens"),
    completionTokens: integer("completion_tokens"),
    totalTokens: integer("total_tokens"),
    reasoningTokens: integer("reasoning_tokens"),
    cacheReadTokens: integer("cache_read_tokens"),
    cacheWriteTokens: integer("cache_write_tokens"),
    tokensPerSecond: real("tokens_per_second"),
    /** Billed beside or instead of tokens: milliseconds of audio, characters of speech. */
    audioMs: integer("audio_ms"),
    characters: integer("characters"),
    promptVersion: integer("prompt_version"),
    /** The row of `prices` the cost was computed with; null when the span brought its own cost or prices. */
    priceId: integer("price_id"),
    statusCode: smallint("status_code").notNull(),
    bucket: smallint("bucket").notNull(),
    hasError: boolean("has_error").notNull(),
    isRoot: boolean("is_root").notNull(),
    ownsUsage: boolean("owns_usage").notNull(),
    tokensEstimated: boolean("tokens_estimated").notNull(),
    /** A generation without usage whose tokens are still to be counted. */
    estimatePending: boolean("estimate_pending").notNull().default(false),
    pinned: boolean("pinned").notNull(),
    privacyFlag: boolean("privacy_flag").notNull(),
    noLog: boolean("no_log").notNull(),
    customerInherited: boolean("customer_inherited").notNull(),
    threadInherited: boolean("thread_inherited").notNull(),
    sessionInherited: boolean("session_inherited").notNull(),
    traceGroupInherited: boolean("trace_group_inherited").notNull(),
    positiveFeedback: boolean("positive_feedback"),
    stream: boolean("stream"),
    side: text("side").$type<Side>().notNull(),
    environment: text("environment").notNull(),
    logType: text("log_type").$type<LogType>().notNull(),
    logMethod: text("log_method").$type<LogMethod>().notNull(),
    priceRule: text("price_rule").$type<PriceRule>(),
    publicId: text("public_id").notNull(),
    /** The trace id as sent, when it is not 32 hex digits. */
    traceText: text("trace_text"),
    spanId: text("span_id").notNull(),
    parentId: text("parent_id"),
    name: text("name"),
    workflowName: text("workflow_name"),
    path: text("path"),
    scope: text("scope"),
    model: text("model"),
    provider: text("provider"),
    customer: text("customer"),
    thread: text("thread"),
    session: text("session"),
    traceGroup: text("trace_group"),
    group: text("group_id"),
    customId: text("custom_id"),
    promptId: text("prompt_id"),
    promptName: text("prompt_name"),
    errorMessage: text("error_message"),
    errorClass: text("error_class"),
    errorCode: text("error_code"),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull(),
    warnings: jsonb("warnings").$type<string[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id, t.traceId] }),
    index("spans_trace").on(t.organizationId, t.traceId),
    index("spans_public_id").on(t.organizationId, t.publicId),
    index("spans_span_id").on(t.organizationId, t.spanId, t.traceId),
    index("spans_customer").on(t.organizationId, t.customer).where(sql`${t.customer} is not null`),
    index("spans_thread").on(t.organizationId, t.thread).where(sql`${t.thread} is not null`),
    index("spans_session").on(t.organizationId, t.session).where(sql`${t.session} is not null`),
    index("spans_trace_group").on(t.organizationId, t.traceGroup).where(sql`${t.traceGroup} is not null`),
    index("spans_group").on(t.organizationId, t.group).where(sql`${t.group} is not null`),
    index("spans_custom_id").on(t.organizationId, t.customId).where(sql`${t.customId} is not null`),
    index("spans_cost").on(t.organizationId, t.costNanos).where(sql`${t.costNanos} > 0`),
    index("spans_duration").on(t.organizationId, t.durationUs),
    index("spans_tokens").on(t.organizationId, t.totalTokens).where(sql`${t.totalTokens} > 0`),
    index("spans_ttft").on(t.organizationId, t.ttftUs).where(sql`${t.ttftUs} > 0`),
    index("spans_speed").on(t.organizationId, t.tokensPerSecond).where(sql`${t.tokensPerSecond} > 0`),
    // The few that come first in ascending order, by time among themselves.
    index("spans_no_cost").on(t.organizationId, t.id).where(sql`${t.costNanos} = 0`),
    index("spans_no_tokens").on(t.organizationId, t.id).where(sql`${t.totalTokens} = 0`),
    index("spans_no_ttft").on(t.organizationId, t.id).where(sql`${t.ttftUs} = 0`),
    index("spans_no_speed").on(t.organizationId, t.id).where(sql`${t.tokensPerSecond} = 0`),
    index("spans_root").on(t.organizationId, t.id).where(sql`${t.isRoot}`),
    index("spans_pinned").on(t.organizationId, t.id).where(sql`${t.pinned}`),
    index("spans_feedback")
      .on(t.organizationId, t.positiveFeedback)
      .where(sql`${t.positiveFeedback} is not null`),
    index("spans_received").on(t.organizationId, t.receivedAt),
    index("spans_estimate_pending").on(t.organizationId, t.id).where(sql`${t.estimatePending}`),
    index("spans_sample").on(t.organizationId, t.id).where(sql`${t.bucket} < 200`),
    index("spans_facets").using(
      "gin",
      t.environment,
      t.logType,
      t.model,
      t.hasError,
      t.customer,
      t.name,
      t.workflowName,
      t.metadata.op("jsonb_path_ops"),
    ),
  ],
);

/**
 * What a span carried and what was sent of it, apart from the row so that lists stay narrow. Same key and
 * partition bounds as `spans`. Read through `lib/spans/contents.ts` only.
 */
export const spanContents = pgTable(
  "span_contents",
  {
    id: uuid("id").notNull(),
    traceId: uuid("trace_id").notNull(),
    organizationId: integer("organization_id").notNull(),
    /** First words of input and output for lists, cut on a character boundary. */
    inputPreview: text("input_preview"),
    outputPreview: text("output_preview"),
    input: text("input"),
    output: text("output"),
    /** JSON of the remaining content fields under their wire names: tools, variables, raw request and so on. */
    extras: text("extras"),
    /** JSON of the facts as sent, from which every column of `spans` can be derived anew when more arrives. */
    sent: text("sent").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.id, t.traceId] })],
);

/**
 * Spans that were deleted, remembered for 7 days so that a part which arrives later does not bring one back.
 * Source: docs/rules.md, "Deleting".
 */
export const deletedSpans = pgTable(
  "deleted_spans",
  {
    organizationId: integer("organization_id").notNull(),
    traceId: uuid("trace_id").notNull(),
    spanId: text("span_id").notNull(),
    deletedAt: instant("deleted_at").notNull(),
    /** Who deleted it, as the audit log writes actors. */
    deletedBy: text("deleted_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.traceId, t.spanId] })],
);
