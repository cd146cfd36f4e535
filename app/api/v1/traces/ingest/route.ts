import { methodNotAllowed } from "@/lib/http/respond";
import { receiveSpanArray } from "@/lib/ingest/rest/trace-door";

/** POST `/api/v1/traces/ingest` and its aliases: spans of traces as JSON. docs/rules.md, "Doors and aliases". */
export function POST(request: Request): Promise<Response> {
  return receiveSpanArray(request, "trace");
}

const otherMethod = methodNotAllowed("POST");

export { otherMethod as DELETE, otherMethod as GET, otherMethod as PATCH, otherMethod as PUT };
