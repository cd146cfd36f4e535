import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { scopeOfJob } from "@/lib/auth/scope";
import { decodeProtobuf } from "@/lib/ingest/otlp/decode";
import { normalizeOtlpSpan } from "@/lib/ingest/otlp/normalize";
import { writeSpans } from "@/lib/spans/write";
import { getTrace } from "./queries";

let database: Connection & { drop: () => Promise<void> };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

test("the recorded run of @keywordsai/tracing, which sends no parents, reads as the program ran", async () => {
  const [row] =
    await database.sql`insert into organizations (public_id, name) values ('test', 'Test') returning id`;
  const scope = scopeOfJob(row?.id, "test", "prod");
  const recording = JSON.parse(
    readFileSync("fixtures/clients/keywordsai-tracing.otlp-protobuf.json", "utf8"),
  );
  const spans = decodeProtobuf(Buffer.from(recording.body.base64, "base64")).map((decoded) => {
    const normalized = decoded.ok ? normalizeOtlpSpan(decoded.span) : decoded;
    if (!normalized.ok) throw new Error(normalized.message);
    return normalized.span;
  });
  await writeSpans(scope, spans);

  const trace = await getTrace(scope, spans[0]?.traceId ?? "");
  expect(
    trace?.forest.nodes.map(({ span, depth }) => `${"  ".repeat(depth)}${span.name} ${span.logType}`),
  ).toEqual([
    "joke_workflow.workflow workflow",
    "  joke_creation.task task",
    "    openai.chat chat",
    "  get_weather.tool tool",
    "  translator.agent agent",
    "    openai.chat chat",
    "  failing_task.task task",
  ]);
  expect(trace?.totals).toMatchObject({
    name: "joke_workflow.workflow",
    spanCount: 7,
    llmCallCount: 2,
    errorCount: 1,
    customer: "user_123",
    thread: "thread_abc",
  });
  expect(trace?.forest.total.totalTokens).toBe(trace?.totals.totalTokens);
});
