import { methodNotAllowed } from "@/lib/http/respond";
import { jsonDoor, receive } from "@/lib/ingest/door";
import { bulkResponse } from "@/lib/ingest/rest/answer";

/** POST `/api/request-logs/bulk/`: `{logs: […]}`. docs/rules.md, "Doors and aliases". */
export function POST(request: Request): Promise<Response> {
  return receive(request, jsonDoor("bulk"), bulkResponse);
}

const otherMethod = methodNotAllowed("POST");

export { otherMethod as DELETE, otherMethod as GET, otherMethod as PATCH, otherMethod as PUT };
