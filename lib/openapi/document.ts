import { z } from "zod";
import { batchSchema, editSchema } from "@/lib/ingest/rest/edit";
import { groupParams, listParams, summaryParams } from "@/lib/spans/wire-params";
import {
  batchUpdateSchema,
  bulkSchema,
  createdSchema,
  errorSchema,
  groupsSchema,
  ingestedSchema,
  listSchema,
  logSchema,
  summarySchema,
} from "./answers";
import { filterSchemas } from "./filters";

type Json = Record<string, unknown>;

/** The REST doors as an OpenAPI 3.1 document, written from the schemas that read requests and hold answers. */
export function openApiDocument(): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Spandrel",
      version: "1",
      description:
        "Spans in and out. Every path also stands without a trailing slash; the doors for spans also without `/api`.",
    },
    servers: [{ url: "/" }],
    security: [{ apiKey: [] }],
    paths: paths(),
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: "An API key." } },
      schemas: { ...componentSchemas(), ...filterSchemas() },
    },
  };
}

const answers = {
  Log: logSchema,
  LogList: listSchema,
  LogSummary: summarySchema,
  LogGroups: groupsSchema,
  BatchUpdated: batchUpdateSchema,
  BulkCreated: bulkSchema,
  LogCreated: createdSchema,
  Ingested: ingestedSchema,
  Error: errorSchema,
};

const bodies = { LogEdit: editSchema, LogEdits: batchSchema };

function componentSchemas(): Record<string, Json> {
  const written = Object.entries(answers).map(([id, schema]) => [id, schemaOf(schema, "output")]);
  const read = Object.entries(bodies).map(([id, schema]) => [id, schemaOf(schema, "input")]);
  return Object.fromEntries([...written, ...read]);
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const {
    $schema: _,
    $defs,
    id: __,
    ...json
  } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return inlined(json, $defs ?? {}) as Json;
}

/** The schema with its own definitions put where they are named, so that each component stands alone. */
function inlined(value: unknown, definitions: Json): unknown {
  if (Array.isArray(value)) return value.map((one) => inlined(one, definitions));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, id: _, ...rest } = value as Json;
  const name = typeof $ref === "string" ? /^#\/\$defs\/(.+)$/.exec($ref)?.[1] : undefined;
  const target = name === undefined ? undefined : definitions[name];
  if (typeof target === "object" && target !== null)
    return { ...(inlined(target, definitions) as Json), ...rest };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inlined(one, definitions)]));
}

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
function query(operationId: string, summary: string, params: z.ZodObject, answer: string): Json {
  const parameters = parametersOf(params);
  const responses = { 200: json(answer, "Found."), ...refusals(400) };
  const described = { summary, parameters, responses };
  const quick =
    "Any other parameter is a filter: `field=value`, or `field[value]=…&field[operator]=…`; a name that is no field means metadata.";
  return {
    get: { operationId: `${operationId}ByAddress`, ...described, description: quick },
    post: { operationId, ...described, requestBody: bodyOf(ref("FilterBody"), false) },
  };
}

function paths(): Json {
  const id = { name: "unique_id", in: "path", required: true, schema: { type: "string" } };
  const trace = { name: "trace_unique_id", in: "path", required: true, schema: { type: "string" } };
  const log = { type: "object", description: "A span's fields by their wire names." };
  const list = query("listLogs", "Spans by filters and time", listParams, "LogList");
  const logs = { type: "array", items: log };
  const traceAnswer = { 200: { description: "The trace and its `span_tree`." }, ...refusals(404) };
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
    "/api/request-logs/groups/": query("groupLogs", "Spans by one of their values", groupParams, "LogGroups"),
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
        requestBody: bodyOf({
          anyOf: [logs, { type: "object", required: ["data"], properties: { data: logs } }, log],
        }),
        responses: { 200: json("Ingested", "Stored, at least in part."), ...refusals(400, 413) },
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
    },
    "/api/health-check/": {
      get: {
        operationId: "checkHealth",
        summary: "Whether the database answers",
        security: [],
        responses: { 200: { description: "It does." }, 503: json("Error", "It does not.") },
      },
    },
  };
}
