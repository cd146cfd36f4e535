import { methodNotAllowed } from "@/lib/http/respond";
import { batchUpdate } from "@/lib/ingest/rest/edit-door";

/** PATCH `/api/request-logs/batch-update/`: `{logs: [{unique_id, …}]}`. docs/rules.md, "Editing". */
export function PATCH(request: Request): Promise<Response> {
  return batchUpdate(request);
}

const otherMethod = methodNotAllowed("PATCH");

export { otherMethod as DELETE, otherMethod as GET, otherMethod as POST, otherMethod as PUT };
