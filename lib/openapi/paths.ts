import type { z } from "zod";
import { groupParams, listParams, summaryParams } from "@/lib/spans/wire-params";
import { type Json, schemaOf } from "./schema-of";

function parametersOf(schema: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: "query",
    ...(description === undefined ? {} : { description }),
    ...(required.includes(name) ? { required: true } : {}),
    schema: rest,
  }));
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string, description: string) => ({
  description,
  content: { "application/json": { schema: ref(name) } },
});
const bodyOf = (schema: Json, required = true) => ({
  required,
  content: { "application/json": { schema } },
});

function refusals(...statuses: number[]): Json {
  const words: Record<number, string> = {
    400: "Not understood; `field` says what.",
    401: "No API key, or none that is in force.",
    403: "The API key lacks a scope.",
    404: "Nothing of this id is visible to the API key.",
    413: "Over a limit.",
    429: "Over the API key's rate limit.",
    503: "Not now; with Retry-After where sending again helps.",
  };
  return Object.fromEntries(
    [...statuses, 401, 403, 429, 503].map((status) => [status, json("Error", words[status] ?? "Refused.")]),
  );
}

/** The same query by GET, filters in the address, and by POST, filters in the body. */
function query(
  operationId: string,
  summary: string,
  params: z.ZodObject,
  answer: string,
  // What may stand in the body as well is not required in the address then.
  { body = "FilterBody", inBody = [] }: { body?: string; inBody?: readonly string[] } = {},
): Json {
  const parameters = parametersOf(params);
  const beside = parameters.map((one) =>
    inBody.some((name) => name === one.name) ? { ...one, required: false } : one,
  );
  const described = { summary, responses: { 200: json(answer, "Found."), ...refusals(400) } };
  const posted = { summary, responses: { 200: json(answer, "Found."), ...refusals(400, 413) } };
  const quick =
    "Any other parameter is a filter: `field=value`, or `field[value]=…&field[operator]=…`; a name that is no field means metadata.";
  return {
    get: { operationId: `${operationId}ByAddress`, ...described, parameters, description: quick },
    post: {
      operationId,
      ...posted,
      parameters: beside,
      description: quick,
      requestBody: bodyOf(ref(body), false),
    },
  };
}

/** Every door by its path, as the routes of `app/api` stand. */
export function paths(): Json {
  const id = { name: "unique_id", in: "path", required: true, schema: { type: "string" } };
  const trace = { name: "trace_unique_id", in: "path", required: true, schema: { type: "string" } };
  const log = { type: "object", description: "A span's fields by their wire names." };
  const list = query("listLogs", "Spans by filters and time", listParams, "LogList");
  const logs = { type: "array", items: log };
  const traceAnswer = { 200: { description: "The trace and its `span_tree`." }, ...refusals(404) };
  const traced = bodyOf({
    anyOf: [logs, { type: "object", required: ["data"], properties: { data: logs } }, log],
  });
  const ingested = { 200: json("Ingested", "Stored, at least in part."), ...refusals(400, 413) };
  return {
    "/api/request-logs/": {
      get: { ...(list.get as Json), operationId: "listLogsOlder", summary: "The older listing" },
      post: {
        operationId: "createLog",
        summary: "Log one span",
        requestBody: bodyOf(log),
        responses: { 201: json("LogCreated", "Stored."), ...refusals(400, 413) },
      },
    },
    "/api/request-logs/bulk/": {
      post: {
        operationId: "createLogs",
        summary: "Log many spans",
        requestBody: bodyOf({ type: "object", required: ["logs"], properties: { logs } }),
        responses: { 201: json("BulkCreated", "Stored, at least in part."), ...refusals(400, 413) },
      },
    },
    "/api/request-logs/list/": list,
    "/api/request-logs/summary/": query("summarizeLogs", "What spans add up to", summaryParams, "LogSummary"),
    "/api/request-logs/groups/": query(
      "groupLogs",
      "Spans by one of their values",
      groupParams,
      "LogGroups",
      {
        body: "GroupBody",
        inBody: ["group_by"],
      },
    ),
    "/api/request-logs/batch-update/": {
      patch: {
        operationId: "updateLogs",
        summary: "Edit many spans",
        requestBody: bodyOf(ref("LogEdits")),
        responses: { 200: json("BatchUpdated", "Edited, at least in part."), ...refusals(400, 413) },
      },
    },
    "/api/request-logs/{unique_id}/": {
      parameters: [id],
      get: {
        operationId: "getLog",
        summary: "One span in full",
        responses: { 200: json("Log", "Found."), ...refusals(404) },
      },
      patch: {
        operationId: "updateLog",
        summary: "Edit one span",
        requestBody: bodyOf(ref("LogEdit")),
        responses: { 200: json("Log", "As it is now."), ...refusals(400, 404) },
      },
      delete: {
        operationId: "deleteLog",
        summary: "Delete one span for good",
        responses: { 204: { description: "It is gone." }, ...refusals(404) },
      },
    },
    "/api/v1/traces/ingest": {
      post: {
        operationId: "ingestSpans",
        summary: "Spans of traces",
        requestBody: traced,
        responses: ingested,
      },
    },
    "/api/integrations/v1/traces/ingest": {
      post: {
        operationId: "ingestIntegrationSpans",
        summary: "Spans of the Vercel exporter, whose thread is read from the metadata",
        requestBody: traced,
        responses: ingested,
      },
    },
    "/api/v2/traces": {
      post: {
        operationId: "exportTraces",
        summary: "OpenTelemetry: ExportTraceServiceRequest",
        requestBody: {
          required: true,
          content: { "application/json": {}, "application/x-protobuf": {} },
        },
        responses: { 200: { description: "ExportTraceServiceResponse." }, ...refusals(400, 413) },
      },
    },
    "/api/traces/{trace_unique_id}/": {
      parameters: [trace],
      get: { operationId: "getTrace", summary: "One trace", responses: traceAnswer },
      post: { operationId: "postTrace", summary: "The same by POST", responses: traceAnswer },
    },
    "/api/health-check/": {
      get: {
        operationId: "checkHealth",
        summary: "Whether the database answers",
        security: [],
        responses: { 200: { description: "It does." }, 503: json("Error", "It does not.") },
      },
    },
    "/api/openapi.json": {
      get: {
        operationId: "getOpenApi",
        summary: "This document",
        security: [],
        responses: { 200: { description: "An OpenAPI document." } },
      },
    },
  };
}
