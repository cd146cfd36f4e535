import { describe, expect, test } from "vitest";
import type { LogType } from "@/db/enums";
import { type PlaceableSpan, placeParentless } from "./reparent";

const base = Date.parse("2025-11-20T09:00:00Z");

function span(
  spanId: string,
  [startMs, endMs]: [number, number],
  more: Partial<PlaceableSpan> & { logType?: LogType } = {},
): PlaceableSpan {
  const iso = (ms: number) => `${new Date(base + Math.floor(ms)).toISOString().slice(0, -1)}${micros(ms)}Z`;
  return {
    id: spanId,
    spanId,
    parentId: null,
    name: spanId,
    logType: "task",
    startTime: iso(startMs),
    endTime: iso(endMs),
    path: "wf",
    scope: "@respan/tracing",
    ...more,
  };
}

function micros(ms: number): string {
  return String(Math.round((ms - Math.floor(ms)) * 1000)).padStart(3, "0");
}

const workflow = { logType: "workflow", path: "wf" } as const;

describe("placing spans whose SDK stripped the parent", () => {
  test("the recorded run of @keywordsai/tracing becomes the tree the program had", () => {
    // fixtures/clients/keywordsai-tracing.otlp-protobuf.json, times in ms since its first span
    const openai = { scope: "@traceloop/instrumentation-openai", logType: "chat" } as const;
    const sdk = { scope: "@keywordsai/tracing" };
    const recorded = [
      span("chat-1", [1, 69.531], {
        ...openai,
        name: "openai.chat",
        parentId: "joke",
        path: "joke_workflow.joke_creation",
      }),
      span("chat-2", [71, 120.58], {
        ...openai,
        name: "openai.chat",
        parentId: "translator",
        path: "translator",
      }),
      span("joke", [0, 69.433], { ...sdk, name: "joke_creation.task", path: "joke_workflow" }),
      span("weather", [70, 70.109], {
        ...sdk,
        name: "get_weather.tool",
        logType: "tool",
        path: "joke_workflow",
      }),
      span("translator", [70, 120.007], {
        ...sdk,
        name: "translator.agent",
        logType: "agent",
        path: "translator",
      }),
      span("failing", [120, 120.437], { ...sdk, name: "failing_task.task", path: "joke_workflow" }),
      span("workflow", [0, 142.802], {
        ...sdk,
        name: "joke_workflow.workflow",
        logType: "workflow",
        path: "joke_workflow",
      }),
    ];
    expect(placeParentless(recorded)).toEqual(
      new Map([
        ["joke", "workflow"],
        ["weather", "workflow"],
        ["translator", "workflow"],
        ["failing", "workflow"],
      ]),
    );
  });

  const cases: { title: string; spans: PlaceableSpan[]; expected: Record<string, string> }[] = [
    {
      title: "JavaScript: a tool goes under the task its path ends with, not under the smaller one beside it",
      spans: [
        span("wf", [0, 100], workflow),
        span("outer", [10, 90], { path: "wf" }),
        span("other", [19, 61], { path: "wf" }),
        span("tool", [20, 60], { logType: "tool", path: "wf.outer" }),
      ],
      expected: { outer: "wf", other: "wf", tool: "outer" },
    },
    {
      title: "Python: the path holds the span's own name, so the segment before it names the parent",
      spans: [
        span("wf", [0, 100], workflow),
        span("plan", [10, 90], { path: "wf.plan" }),
        span("look_up", [20, 30], { logType: "tool", path: "wf.plan.look_up" }),
      ],
      expected: { plan: "wf", look_up: "plan" },
    },
    {
      title: "an agent whose path restarts at its own name goes under the smallest decorated span around it",
      spans: [
        span("wf", [0, 100], workflow),
        span("step", [5, 95]),
        span("agent.helper", [10, 80], { logType: "agent", path: "helper" }),
        span("ask", [20, 30], { path: "helper" }),
      ],
      expected: { step: "wf", "agent.helper": "step", ask: "agent.helper" },
    },
    {
      title: "names may contain dots",
      spans: [
        span("research.run", [0, 100], { ...workflow, name: "research.run.workflow", path: "research.run" }),
        span("draft", [10, 20], { path: "research.run" }),
      ],
      expected: { draft: "research.run" },
    },
    {
      title: "of two runs of the same task the one that encloses the span is its parent",
      spans: [
        span("wf", [0, 100], workflow),
        span("try-1", [10, 30], { name: "try.task" }),
        span("try-2", [40, 60], { name: "try.task" }),
        span("tool", [45, 50], { logType: "tool", path: "wf.try" }),
      ],
      expected: { "try-1": "wf", "try-2": "wf", tool: "try-2" },
    },
    {
      title: "a nested workflow is placed too; only what nothing encloses stays a root",
      spans: [
        span("wf", [0, 100], workflow),
        span("inner", [10, 20], { ...workflow, path: "inner" }),
        span("later", [101, 140], workflow),
      ],
      expected: { inner: "wf" },
    },
    {
      title: "equal times: the workflow is the parent whatever the order",
      spans: [span("a", [0, 10]), span("z", [0, 10], workflow)],
      expected: { a: "z" },
    },
    {
      title: "a child that seems to outlive its parent by less than the SDK's rounding is still inside",
      spans: [span("wf", [0, 50.2], workflow), span("task", [0, 51.1])],
      expected: { wf: "task" },
    },
    {
      title: "more than the rounding outside is outside",
      spans: [span("wf", [0, 50], workflow), span("task", [10, 51.1])],
      expected: {},
    },
    {
      title: "a server's span around the workflow is its parent, a model call is not",
      spans: [
        span("request", [0, 100], { scope: "http", path: null, logType: "span" }),
        span("completion", [1, 99], { scope: "openai", path: "wf", logType: "chat" }),
        span("wf", [2, 98], workflow),
      ],
      expected: { wf: "request" },
    },
    {
      title: "a span that says its parent is left alone, also when that parent has not arrived",
      spans: [span("wf", [0, 100], workflow), span("task", [10, 20], { parentId: "gone" })],
      expected: {},
    },
    {
      title: "spans of other clients stay as sent",
      spans: [
        span("wf", [0, 100], { ...workflow, scope: "acme" }),
        span("task", [10, 20], { scope: "acme" }),
        span("bare", [10, 20], { path: null }),
      ],
      expected: {},
    },
    {
      title: "a span is never put under its own descendant, however long that one lasts",
      spans: [span("wf", [0, 50], workflow), span("stream", [0, 90], { parentId: "wf", path: "wf" })],
      expected: {},
    },
  ];
  test.each(cases)("$title", ({ spans, expected }) => {
    expect(Object.fromEntries(placeParentless(spans))).toEqual(expected);
    expect(Object.fromEntries(placeParentless(spans.toReversed()))).toEqual(expected);
  });

  test("ten thousand spans without parents are placed in well under a second", () => {
    const spans = [span("wf", [0, 30_000], workflow)];
    for (let i = 0; i < 10_000; i++)
      spans.push(span(`s${i}`, [i, i + 5_000], { path: `wf.missing${i % 7}` }));
    const before = performance.now();
    expect(placeParentless(spans).size).toBe(10_000);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
