import { batchSchema, editSchema } from "@/lib/ingest/rest/edit";
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
import { paths } from "./paths";
import { type Json, schemaOf } from "./schema-of";

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
