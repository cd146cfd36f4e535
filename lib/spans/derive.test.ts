import { describe, expect, test } from "vitest";
import { catalogBook } from "@/lib/pricing/testing";
import { deriveContents, deriveSpan } from "./derive";
import type { NewSpan } from "./new-span";

const received = Date.UTC(2026, 10, 20, 12) * 1000;
const circumstances = {
  organizationId: 1,
  side: "prod" as const,
  environment: "prod",
  apiKeyId: null,
  receivedMicros: received,
  prices: catalogBook(),
  estimate: null,
};
const derive = (given: Partial<NewSpan>) =>
  deriveSpan({ traceId: "t", spanId: "s", ...given }, circumstances);
const start = received - 10_000_000;

describe("times", () => {
  const iso = (micros: number) =>
    deriveSpan({ traceId: "t", spanId: "s", startMicros: micros }, circumstances).startTime;
  test.each<[string, Partial<NewSpan>, { from: number; to: number; latency: number }]>([
    [
      "start and end give the latency",
      { startMicros: start, endMicros: start + 1500 },
      { from: start, to: start + 1500, latency: 1500 },
    ],
    [
      "start and latency give the end",
      { startMicros: start, latencyMicros: 2000 },
      { from: start, to: start + 2000, latency: 2000 },
    ],
    [
      "end and latency give the start",
      { endMicros: start, latencyMicros: 2000 },
      { from: start - 2000, to: start, latency: 2000 },
    ],
    ["no time at all means the receipt", {}, { from: received, to: received, latency: 0 }],
    [
      "a latency off by whole seconds gives way to the times",
      { startMicros: start, endMicros: start + 1_200_000, latencyMicros: 200_000 },
      { from: start, to: start + 1_200_000, latency: 1_200_000 },
    ],
    [
      "a latency off by less is kept",
      { startMicros: start, endMicros: start + 34_000, latencyMicros: 34_482 },
      { from: start, to: start + 34_000, latency: 34_482 },
    ],
  ])("%s", (_, given, expected) => {
    const span = derive(given);
    expect(span).toMatchObject({
      startTime: iso(expected.from),
      endTime: iso(expected.to),
      durationUs: expected.latency,
    });
    expect(span.warnings).toBeNull();
  });

  test("an end before the start is the start, with a warning", () => {
    const span = derive({ startMicros: start, endMicros: start - 5 });
    expect(span).toMatchObject({
      startTime: span.endTime,
      durationUs: 0,
      warnings: [expect.stringContaining("before the start")],
    });
  });

  test.each([
    ["before 2015", Date.UTC(2014, 11, 31) * 1000],
    ["a day and a second ahead", received + 86_401_000_000],
    ["the year 292277", 9.2e18],
    ["before the epoch", -1],
  ])("a time %s is placed at the receipt and kept as sent", (_, absurd) => {
    const span = derive({ startMicros: absurd, endMicros: absurd });
    expect(span.startTime).toBe("2026-11-20T12:00:00.000000Z");
    expect(span.warnings).toHaveLength(1);
    expect(span.metadata).toHaveProperty("sent_start_time");
  });

  test("a latency that reaches back before 2015 does not move the start there", () => {
    expect(derive({ latencyMicros: 9e15 }).startTime).toBe("2026-11-20T12:00:00.000000Z");
    const farAhead = { endMicros: received + 9e15, latencyMicros: 8e15 };
    expect(derive(farAhead).startTime).toBe("2026-11-20T12:00:00.000000Z");
  });
});

test("ids follow start times and tell spans of one instant apart", () => {
  const ids = [0, 1, 999, 1000, 1001].map((us) => derive({ startMicros: start + us }).id);
  expect([...ids].sort()).toEqual(ids);
  expect(derive({ startMicros: start }).id).not.toBe(derive({ startMicros: start, spanId: "other" }).id);
  expect(derive({ startMicros: start }).id).toBe(derive({ startMicros: start }).id);
});

describe("status", () => {
  test.each<[Partial<NewSpan>, number, boolean]>([
    [{}, 200, false],
    [{ statusCode: 404 }, 404, true],
    [{ isError: true }, 500, true],
    [{ errorMessage: "boom" }, 200, true],
    [{ statusCode: 200, errorMessage: "" }, 200, false],
  ])("%o", (given, statusCode, hasError) => {
    expect(derive(given)).toMatchObject({ statusCode, hasError });
  });
});

describe("usage", () => {
  test("the total is the sum unless it was sent", () => {
    expect(derive({ promptTokens: 3, completionTokens: 4 }).totalTokens).toBe(7);
    expect(derive({ promptTokens: 3, totalTokens: 9 }).totalTokens).toBe(9);
    expect(derive({}).totalTokens).toBeNull();
  });

  test("is owned by generations unless the door knows better", () => {
    expect(derive({}).ownsUsage).toBe(true);
    expect(derive({ logType: "workflow" }).ownsUsage).toBe(false);
    expect(derive({ logType: "chat", ownsUsage: false }).ownsUsage).toBe(false);
  });

  test("speed is completion tokens over the latency", () => {
    expect(
      derive({ startMicros: start, endMicros: start + 2_000_000, completionTokens: 100 }).tokensPerSecond,
    ).toBe(50);
  });
});

test("previews are the newest user message, on one line and cut", () => {
  const input = JSON.stringify([
    { role: "system", content: "You are terse." },
    { role: "user", content: [{ type: "text", text: "Weather\nin  Paris?" }] },
    { role: "assistant", content: "Sunny." },
  ]);
  const span: NewSpan = { traceId: "t", spanId: "s", content: { input, output: "🌍".repeat(400) } };
  const contents = deriveContents(span, {}, derive({}));
  expect(contents.inputPreview).toBe("Weather in Paris?");
  expect(contents.outputPreview).toMatch(/^(🌍)+…$/u);
  expect(contents.outputPreview?.length).toBeLessThanOrEqual(240);
});

describe("tokens nobody reported", () => {
  const silent = { logType: "chat" as const, model: "gpt-4o", content: { input: "Hi", output: "Hello" } };
  const counted = (given: Partial<NewSpan>, estimate = { promptTokens: 8, completionTokens: 2 }) =>
    deriveSpan({ traceId: "t", spanId: "s", ...given }, { ...circumstances, estimate });

  test("of a generation with content are to be counted", () => {
    expect(derive(silent)).toMatchObject({
      estimatePending: true,
      tokensEstimated: false,
      promptTokens: null,
      costNanos: null,
      priceRule: null,
    });
  });

  test("count once they are counted, and are priced", () => {
    expect(counted(silent)).toMatchObject({
      estimatePending: false,
      tokensEstimated: true,
      promptTokens: 8,
      completionTokens: 2,
      totalTokens: 10,
      costNanos: 8 * 2500 + 2 * 10_000,
      priceRule: "catalog",
    });
  });

  test.each<[string, Partial<NewSpan>]>([
    ["zeros were sent", { promptTokens: 0 }],
    ["only a total was sent", { totalTokens: 5 }],
    ["it is no generation", { logType: "tool" }],
    ["it does not own its usage", { ownsUsage: false }],
    ["there is no content", { content: undefined }],
    ["its content must not be kept", { noLog: true }],
    ["it failed without an answer", { statusCode: 500, content: { input: "Hi" } }],
    ["it is billed by the minute", { logType: "transcription" }],
  ])("are left alone where %s", (_, more) => {
    expect(counted({ ...silent, ...more })).toMatchObject({ estimatePending: false, tokensEstimated: false });
  });
});
