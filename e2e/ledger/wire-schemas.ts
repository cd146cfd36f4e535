import { z } from "zod";

/** What the list and the trace say of a span, as far as this proof asks. */
const spanSchema = z.object({
  trace_unique_id: z.string(),
  span_unique_id: z.string(),
  span_parent_id: z.string().nullable(),
  span_name: z.string().nullable(),
  log_type: z.string(),
  start_time: z.string(),
  timestamp: z.string(),
  model: z.string().nullable(),
  prompt_tokens: z.number().nullable(),
  completion_tokens: z.number().nullable(),
  cost: z.number().nullable(),
  customer_identifier: z.string().nullable(),
  thread_identifier: z.string().nullable(),
});

const nodeSchema = spanSchema.extend({
  input: z.string().nullable(),
  output: z.string().nullable(),
  get children() {
    return z.array(nodeSchema);
  },
});

export type WireNode = z.infer<typeof nodeSchema>;

export const traceSchema = z.object({
  span_count: z.number(),
  llm_call_count: z.number(),
  total_prompt_tokens: z.number(),
  total_completion_tokens: z.number(),
  total_cost: z.number(),
  span_tree: z.array(nodeSchema),
});

export type WireTrace = z.infer<typeof traceSchema>;

export const listSchema = z.object({
  next: z.string().nullable(),
  results: z.array(spanSchema.pick({ trace_unique_id: true, span_unique_id: true })),
});
