import { methodNotAllowed, refuse } from "@/lib/http/respond";
import { jsonDoor, receive } from "@/lib/ingest/door";
import { breakdownOf, createdResponse } from "@/lib/ingest/rest/answer";

export { GET } from "./list/route";

/** POST `/api/request-logs/` creates one log; GET is the older listing. docs/rules.md, "Doors and aliases". */
export function POST(request: Request): Promise<Response> {
  return receive(request, jsonDoor("log"), ({ stored, rejected, dropped, sent }, scope) => {
    const [span] = stored;
    if (!span)
      return refuse(400, rejected[0]?.message ?? "The log was refused.", { field: rejected[0]?.field });
    return createdResponse(span, scope.organizationId, sent && breakdownOf(span, sent), dropped[0]?.message);
  });
}

const otherMethod = methodNotAllowed("GET, POST");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT };
