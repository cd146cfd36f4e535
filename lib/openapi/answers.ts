import { z } from "zod";
import { logTypes, statuses } from "@/db/enums";

/**
 * What the REST doors for spans answer. The OpenAPI document is written from these schemas, and the tests hold the doors'
 * answers to them.
 */

const time = z.iso.datetime({ offset: true });
const amount = z.number().nullable();
const text = z.string().nullable();
const count = z.int().min(0);

/** A span as a list answers it. Its further fields are null where nothing was sent. */
export const logSchema = z
  .looseObject({
    id: z.string(),
    unique_id: z.string(),
    trace_unique_id: z.string(),
    span_unique_id: z.string(),
    span_parent_id: text,
    span_name: text,
    span_workflow_name: text,
    log_type: z.enum(logTypes),
    environment: z.string(),
    start_time: time,
    timestamp: time.meta({ description: "The end." }),
    latency: amount.meta({ description: "Seconds." }),
    time_to_first_token: amount.meta({ description: "Seconds." }),
    tokens_per_second: amount,
    model: text,
    provider_id: text,
    prompt_tokens: count.nullable(),
    completion_tokens: count.nullable(),
    total_request_tokens: count.nullable(),
    cost: amount.meta({ description: "USD; null where nobody knows a price." }),
    status: z.enum(statuses),
    status_code: z.int(),
    error_message: text,
    customer_identifier: text,
    thread_identifier: text,
    custom_identifier: text,
    metadata: z.record(z.string(), z.string()),
    positive_feedback: z.boolean().nullable(),
    is_pinned: z.boolean(),
    blurred: z.boolean(),
    note: text,
    input: text.optional(),
    output: text.optional(),
  })
  .meta({ id: "Log" });

const choice = z.object({ name: z.string(), value: z.string() });

const filterChoiceSchema = z
  .object({
    display_name: z.string(),
    metric: z.string(),
    operator_choices: z.array(choice),
    value_choices: z.array(choice),
    value_field_type: z.enum(["text", "selection", "number", "boolean"]),
    hidden: z.boolean(),
  })
  .meta({ id: "FilterChoice" });

const paging = {
  count: count.nullable().meta({ description: "How many match; null where that cannot be told in time." }),
  next: z.url().nullable(),
  previous: z.url().nullable(),
};

export const listSchema = z
  .object({
    ...paging,
    is_count_exact: z.boolean().meta({ description: "Where false, `count` is an estimate." }),
    searched_to: time.optional().meta({
      description: "The time for searching was over here before the page was full; `next` goes on.",
    }),
    searched_amount: z.number().optional().meta({ description: "The same in an order by an amount." }),
    filters_data: z.record(z.string(), filterChoiceSchema).optional(),
    results: z.array(logSchema.partial()),
  })
  .meta({ id: "LogList" });

export const summarySchema = z
  .object({
    number_of_requests: count,
    error_count: count,
    total_cost: z.number(),
    total_tokens: count,
    total_prompt_tokens: count,
    total_completion_tokens: count,
    avg_latency: amount,
    latency_p50: amount,
    latency_p95: amount,
    avg_ttft: amount,
    ttft_p50: amount,
    ttft_p95: amount,
    avg_tps: amount,
    scores: z.record(z.string(), z.unknown()),
    is_exact: z.boolean().meta({ description: "Where false, sums are estimated from every fiftieth span." }),
  })
  .meta({ id: "LogSummary" });

const groupSchema = z
  .looseObject({
    group: text.meta({
      description: "The value; null for spans without one. Repeated under its field's name.",
    }),
    number_of_requests: count,
    total_cost: z.number(),
    total_tokens: count,
    total_prompt_tokens: count,
    total_completion_tokens: count,
    error_count: count,
    error_percentage: z.number(),
    cache_hit_percentage: amount.meta({ description: "Share of prompt tokens that were read from a cache." }),
    avg_latency: amount,
    avg_ttft: amount,
    avg_tps: amount,
    first_seen: time,
    last_seen: time,
  })
  .meta({ id: "LogGroup" });

export const groupsSchema = z
  .object({ ...paging, group_by: z.string(), is_exact: z.boolean(), results: z.array(groupSchema) })
  .meta({ id: "LogGroups" });

const itemErrorSchema = z
  .object({ index: count, field: z.string(), error: z.string() })
  .meta({ id: "ItemError" });

export const batchUpdateSchema = z
  .object({ message: z.string(), success_count: count, error_count: count, errors: z.array(itemErrorSchema) })
  .meta({ id: "BatchUpdated" });

export const bulkSchema = z
  .object({
    success_count: count,
    error_count: count,
    errors: z.array(itemErrorSchema),
    dropped: z
      .array(z.object({ index: count, reason: z.string() }))
      .optional()
      .meta({ description: "Taken and not stored: these spans were deleted." }),
  })
  .meta({ id: "BulkCreated" });

export const createdSchema = z
  .looseObject({
    message: z.string(),
    id: z.string(),
    unique_id: z.string(),
    trace_unique_id: z.string(),
    span_unique_id: z.string(),
    status: z.enum(statuses),
    cost: amount,
    timestamp: time,
    environment: z.string(),
    dropped: z.string().optional(),
  })
  .meta({ id: "LogCreated" });

export const ingestedSchema = z
  .looseObject({
    status: z.enum(["ok", "error"]),
    ingested_spans: count,
    created_traces: count,
    trace_ids: z.array(z.string()),
    errors: z.array(itemErrorSchema),
    message: z.string(),
  })
  .meta({ id: "Ingested" });

export const errorSchema = z
  .looseObject({
    detail: z.string().meta({ description: "What is wrong, in words." }),
    field: z.string().optional().meta({ description: "Of a 400: the field or parameter at fault." }),
    error: z.string().optional(),
    error_code: z.string().optional(),
    retry_after: z.number().optional(),
  })
  .meta({ id: "Error" });
