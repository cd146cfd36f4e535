import { expect, test } from "vitest";
import { collapsedPath, pathAliases } from "./aliases";

test.each([
  ["/api//v1/traces", "/api/v1/traces"],
  ["/api//api/integrations/v1/traces/ingest", "/api/integrations/v1/traces/ingest"],
  ["/api/api/v1/traces/", "/api/v1/traces/"],
  ["/api/api/api/v2/traces", "/api/v2/traces"],
  ["//v1/traces?a=//b", "/v1/traces?a=//b"],
  ["/api/request-logs/a%2F%2Fb", "/api/request-logs/a%2F%2Fb"],
  ["/api", "/api"],
  ["/apiary/api/x", "/apiary/api/x"],
  ["/", "/"],
])("%s arrives as %s", (sent, arrives) => {
  expect(collapsedPath(sent)).toBe(arrives);
});

test("every documented path leads to a door", () => {
  const sources = new Map(pathAliases().map(({ source, destination }) => [source, destination]));
  for (const [source, destination] of [
    ["/api/v1/traces", "/api/v2/traces"],
    ["/v1/traces", "/api/v2/traces"],
    ["/v2/traces", "/api/v2/traces"],
    ["/v1/traces/ingest", "/api/v1/traces/ingest"],
    ["/api/traces/ingest", "/api/v1/traces/ingest"],
    ["/api/openai/v1/traces/ingest", "/api/v1/traces/ingest"],
    ["/integrations/v1/traces/ingest", "/api/integrations/v1/traces/ingest"],
    ["/api/request-logs/create", "/api/request-logs"],
    ["/request-logs/create", "/api/request-logs"],
    ["/api/request-logs/batch/create", "/api/request-logs/bulk"],
  ] as const) {
    expect(sources.get(source), source).toBe(destination);
  }
});
