import { methodNotAllowed } from "@/lib/http/respond";
import { openApiDocument } from "@/lib/openapi/document";

/** GET `/api/openapi.json`: the REST doors as an OpenAPI document. docs/rules.md, "Doors and aliases". */
export function GET(): Response {
  return Response.json(openApiDocument());
}

const otherMethod = methodNotAllowed("GET");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as POST, otherMethod as PUT };
