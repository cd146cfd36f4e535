import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { GET as openApi } from "./openapi.json/route";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Doors of no client: the account library's own, and the answer to paths that are none. */
const undocumented = ["auth/[...all]", "[[...unknown]]"];

type Operation = { parameters?: { name: string; in: string }[] };
type Document = { paths: Record<string, Record<string, Operation> & Operation> };

/** `GET /api/request-logs/{}`, as each route file says in the answer to a method it has not. */
async function doors(): Promise<string[]> {
  const routes = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("/route.ts"))
    .map((name) => name.slice(0, -"/route.ts".length))
    .filter((name) => !undocumented.includes(name));
  expect(routes.length).toBeGreaterThan(10);
  const found = routes.map(async (route) => {
    const path = `/api/${route.replace(/\[\w+\]/g, "{}")}`;
    const file = `${folder}${route}/route.ts`;
    const module: Record<string, (request: Request) => Response | Promise<Response>> = await import(file);
    const refused = await module.PUT?.(new Request(`http://spandrel.test${path}`, { method: "PUT" }));
    expect(refused?.status).toBe(405);
    const methods = refused?.headers.get("allow")?.split(", ") ?? [];
    for (const method of methods) expect(module[method]).toBeTypeOf("function");
    return methods.map((method) => `${method} ${path}`);
  });
  return (await Promise.all(found)).flat().toSorted();
}

test("every door is documented, and what is documented is a door", async () => {
  const document: Document = await openApi().json();
  const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => method !== "parameters")
      .map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "{}").replace(/\/$/, "")}`),
  );
  expect(documented.toSorted()).toEqual(await doors());
});

test("every part of a path that is named is declared, and nothing else", async () => {
  const document: Document = await openApi().json();
  for (const [path, operations] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operations.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => name);
    expect({ path, declared }).toEqual({ path, declared: named });
  }
});
