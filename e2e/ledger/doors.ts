import type { LoadSpan } from "./conversation";
import { fixed64, integer, message, text } from "./protobuf";

/** A request ready to be sent, as often as need be, and how its door says that all of it was taken. */
export type Body = {
  path: string;
  contentType: string;
  bytes: Uint8Array;
  /** Throws when the answer of a 2xx refuses any of it. */
  expectTaken: (answer: string) => void;
};

/** What a span says, all of it or one of the two parts a client sends as they come to be known. */
type Said = Partial<LoadSpan> & Pick<LoadSpan, "traceId" | "spanId">;

export function otlpProtobuf(spans: readonly LoadSpan[]): Body {
  const encoded = spans.map((span) =>
    message(
      2,
      message(1, Buffer.from(span.traceId, "hex")),
      message(2, Buffer.from(span.spanId, "hex")),
      message(4, Buffer.from(span.parentId ?? "", "hex")),
      text(5, span.name),
      fixed64(7, nanosOf(span.startMs)),
      fixed64(8, nanosOf(span.endMs)),
      ...attributesOf(span).map(([key, value]) =>
        message(9, text(1, key), message(2, typeof value === "number" ? integer(3, value) : text(1, value))),
      ),
    ),
  );
  return {
    path: "/api/v2/traces",
    contentType: "application/x-protobuf",
    bytes: message(1, message(2, ...encoded)),
    expectTaken: (answer) => {
      if (answer !== "") throw new Error(`Refused in part: ${answer}`);
    },
  };
}

export function otlpJson(spans: readonly LoadSpan[]): Body {
  const encoded = spans.map((span) => ({
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentId ?? "",
    name: span.name,
    startTimeUnixNano: String(nanosOf(span.startMs)),
    endTimeUnixNano: String(nanosOf(span.endMs)),
    attributes: attributesOf(span).map(([key, value]) => ({
      key,
      value: typeof value === "number" ? { intValue: value } : { stringValue: value },
    })),
  }));
  return json(
    "/v1/traces",
    { resourceSpans: [{ scopeSpans: [{ spans: encoded }] }] },
    ({ partialSuccess }) => {
      if (partialSuccess.rejectedSpans !== 0)
        throw new Error(`Refused in part: ${partialSuccess.errorMessage}`);
    },
  );
}

export function bulk(spans: readonly Said[]): Body {
  return json("/api/request-logs/bulk/", { logs: spans.map(logOf) }, (answer) => {
    if (answer.success_count !== spans.length) throw new Error(`Refused in part: ${JSON.stringify(answer)}`);
  });
}

export function array(spans: readonly Said[]): Body {
  return json("/api/v1/traces/ingest", spans.map(logOf), (answer) => {
    if (answer.ingested_spans !== spans.length) throw new Error(`Refused in part: ${JSON.stringify(answer)}`);
  });
}

export function single(span: Said): Body {
  return json("/api/request-logs/", { ...logOf(span), unique_id: `log-${span.spanId}` }, (answer) => {
    if (answer.unique_id !== `log-${span.spanId}`) throw new Error(`Another log: ${JSON.stringify(answer)}`);
  });
}

function json(
  path: string,
  body: unknown,
  expectTaken: (answer: ReturnType<typeof JSON.parse>) => void,
): Body {
  return {
    path,
    contentType: "application/json",
    bytes: Buffer.from(JSON.stringify(body)),
    expectTaken: (answer) => expectTaken(JSON.parse(answer)),
  };
}

function logOf(span: Said): Record<string, unknown> {
  const isCall = span.logType === "chat";
  return {
    trace_unique_id: span.traceId,
    span_unique_id: span.spanId,
    span_parent_id: span.parentId,
    span_name: span.name,
    log_type: span.logType,
    start_time: span.startMs === undefined ? undefined : new Date(span.startMs).toISOString(),
    timestamp: span.endMs === undefined ? undefined : new Date(span.endMs).toISOString(),
    model: span.model,
    prompt_tokens: span.promptTokens,
    completion_tokens: span.completionTokens,
    ...(isCall && span.input !== undefined
      ? { prompt_messages: [{ role: "user", content: span.input }] }
      : { input: span.input }),
    output: span.output,
    customer_identifier: span.customer,
    thread_identifier: span.thread,
  };
}

function attributesOf(span: LoadSpan): [key: string, value: string | number][] {
  const said: Record<string, string | number | null> = {
    "keywordsai.customer_params.customer_identifier": span.customer,
    "keywordsai.threads.thread_identifier": span.thread,
    "gen_ai.request.model": span.model,
    "gen_ai.usage.input_tokens": span.promptTokens,
    "gen_ai.usage.output_tokens": span.completionTokens,
    ...(span.logType === "chat" ? messagesOf(span) : entityOf(span)),
  };
  return Object.entries(said).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
}

function messagesOf({ input, output }: LoadSpan) {
  return {
    "llm.request.type": "chat",
    "gen_ai.prompt.0.role": "user",
    "gen_ai.prompt.0.content": input,
    "gen_ai.completion.0.role": "assistant",
    "gen_ai.completion.0.content": output,
  };
}

function entityOf({ logType, input, output }: LoadSpan) {
  return {
    "traceloop.span.kind": logType,
    "traceloop.entity.input": input,
    "traceloop.entity.output": output,
  };
}

function nanosOf(ms: number): bigint {
  return BigInt(ms) * 1_000_000n;
}
