import type { TraceSpanRow } from "@/lib/spans/types";
import type { Trace } from "./queries";

/** What a span said, in the words it was sent. */
type Words = { input: string | null; output: string | null };

const flushCharacters = 64 * 1024;

/**
 * A trace as `GET /api/traces/{id}/` answers it (docs/rules.md, "Doors and aliases"): the row, then `span_tree`,
 * written piece by piece. Nothing recurses and nothing is held whole, so neither depth nor size is a limit.
 *
 * @param words input and output of each span, in the order of the tree.
 */
export async function* traceDetailJson(
  trace: Trace,
  organizationId: number,
  words: AsyncIterable<Words>,
): AsyncGenerator<string> {
  const { nodes } = trace.forest;
  const spoken = words[Symbol.asyncIterator]();
  const nextWords = async (): Promise<Words> => {
    const next = await spoken.next();
    return next.done ? { input: null, output: null } : next.value;
  };
  let text = "";
  let depth = -1;
  for (const { span, depth: nodeDepth } of nodes) {
    const spanWords = await nextWords();
    if (depth < 0) text += `${openObject(traceFields(trace, organizationId, spanWords))},"span_tree":[`;
    // Close the nodes that are not above this one: a sibling's worth for each level not gone down.
    else if (nodeDepth <= depth) text += `${"]}".repeat(depth - nodeDepth + 1)},`;
    depth = nodeDepth;
    text += `${openObject(spanFields(span, organizationId, spanWords))},"children":[`;
    if (text.length >= flushCharacters) {
      yield text;
      text = "";
    }
  }
  if (depth < 0) {
    text = `${openObject(traceFields(trace, organizationId, { input: null, output: null }))},"span_tree":[`;
  }
  yield `${text}${"]}".repeat(depth + 1)}]}`;
}

/** The object's JSON without its closing brace. */
function openObject(fields: Record<string, unknown>): string {
  return JSON.stringify(fields).slice(0, -1);
}

function traceFields({ totals, forest }: Trace, organizationId: number, { input, output }: Words) {
  const root = forest.nodes[0]?.span;
  const model = root?.model ?? forest.nodes.find(({ span }) => span.model !== null)?.span.model ?? null;
  return {
    id: totals.traceId,
    trace_unique_id: totals.traceId,
    root_span_unique_id: root?.spanId ?? null,
    name: totals.name ?? root?.name ?? null,
    start_time: totals.startTime,
    end_time: totals.endTime,
    duration: totals.durationMs / 1000,
    span_count: totals.spanCount,
    llm_call_count: totals.llmCallCount,
    error_count: totals.errorCount,
    total_cost: totals.costNanos / 1e9,
    total_prompt_tokens: totals.promptTokens,
    total_completion_tokens: totals.completionTokens,
    total_tokens: totals.totalTokens,
    customer_identifier: totals.customer,
    thread_identifier: totals.thread,
    session_identifier: totals.session,
    trace_group_identifier: totals.traceGroup,
    environment: totals.environment,
    input,
    output,
    metadata: totals.metadata,
    model,
    organization_id: organizationId,
    storage_object_key: null,
    is_public: false,
  };
}

function spanFields(span: TraceSpanRow, organizationId: number, { input, output }: Words) {
  return {
    id: span.publicId,
    unique_id: span.publicId,
    span_unique_id: span.spanId,
    span_parent_id: span.parentId,
    span_name: span.name,
    span_workflow_name: span.workflowName,
    span_path: span.path,
    trace_unique_id: span.traceId,
    log_type: span.logType,
    start_time: span.startTime,
    timestamp: span.endTime,
    end_time: span.endTime,
    latency: span.latencyMs === null ? null : span.latencyMs / 1000,
    model: span.model,
    prompt_tokens: span.promptTokens,
    completion_tokens: span.completionTokens,
    total_request_tokens: span.totalTokens,
    cost: span.costNanos === null ? null : span.costNanos / 1e9,
    status: span.status,
    status_code: span.statusCode,
    error_message: span.errorMessage,
    input,
    output,
    metadata: span.metadata,
    customer_identifier: span.customer,
    thread_identifier: span.thread,
    session_identifier: span.session,
    trace_group_identifier: span.traceGroup,
    organization_id: organizationId,
    environment: span.environment,
    span_links: [],
    storage_object_key: null,
  };
}

/** Text as a response body, made only as fast as the client reads it. */
export function streamText(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
