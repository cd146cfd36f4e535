import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { spanFields } from "@/lib/spans/fields";
import { groupings } from "@/lib/spans/wire-params";
import { openApiDocument } from "./document";

type Json = { [key: string]: unknown };

const document = openApiDocument() as {
  paths: Record<string, Record<string, { operationId?: string; parameters?: Json[]; responses?: Json }>>;
  components: {
    schemas: Record<string, { properties?: Json; required?: string[]; additionalProperties?: unknown }>;
  };
};

function* refsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (key === "$ref") yield String(one);
    else yield* refsIn(one);
  }
}

test("it is what OpenAPI 3.1 asks of a document", async () => {
  const validator = new Validator();
  expect(await validator.validate(openApiDocument())).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("it is JSON, and every reference leads to a component", () => {
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  const refs = new Set(refsIn(document));
  expect(refs.size).toBeGreaterThan(8);
  const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect([...refs].filter((ref) => !known.includes(ref))).toEqual([]);
});

test("every operation has a name of its own, and says what it answers", () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      method === "parameters" ? [] : [{ path, method, operation }],
    ),
  );
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operation } of operations)
    expect(Object.keys(operation.responses ?? {}).length).toBeGreaterThan(0);
});

test("search params stand there as they are read", () => {
  const parameters = document.paths["/api/request-logs/list/"]?.post?.parameters ?? [];
  expect(parameters.find(({ name }) => name === "page_size")).toEqual({
    name: "page_size",
    in: "query",
    description: "Rows of a page; 50 unless given.",
    schema: { type: "integer", minimum: 1, maximum: 1000 },
  });
  const groupBy = (method: string) =>
    (document.paths["/api/request-logs/groups/"]?.[method]?.parameters ?? []).find(
      ({ name }) => name === "group_by",
    );
  expect(groupBy("get")).toMatchObject({ required: true, schema: { enum: [...groupings] } });
  // By POST it may stand in the body.
  expect(groupBy("post")).toMatchObject({ required: false });
  expect(document.components.schemas.GroupBody?.properties).toMatchObject({
    group_by: { enum: [...groupings] },
  });
});

test("what can be edited and what can be filtered stands there", () => {
  const { LogEdit, Filters } = document.components.schemas;
  expect(LogEdit?.properties).toMatchObject({
    is_pinned: { type: "boolean" },
    positive_feedback: { type: ["boolean", "null"] },
    metadata: { type: "object" },
  });
  expect(LogEdit?.additionalProperties).toBe(false);
  expect(LogEdit?.required ?? []).toEqual([]);
  const plain = spanFields.filter(({ kind }) => kind !== "map" && kind !== "score").map(({ key }) => key);
  expect(Object.keys(Filters?.properties ?? {})).toEqual([...plain, "$and", "$or", "$not"]);
});
