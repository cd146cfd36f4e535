import { parseJson } from "@/lib/http/body";
import { methodNotAllowed, refuse } from "@/lib/http/respond";
import { asBoolean, isRecord } from "@/lib/ingest/coerce";
import { receive, submitItems } from "@/lib/ingest/door";
import { breakdownOf, createdResponse } from "@/lib/ingest/rest/answer";
import { normalizeRestSpan } from "@/lib/ingest/rest/normalize";

export { GET } from "./list/route";

/** POST `/api/request-logs/` creates one log; GET is the older listing. docs/rules.md, "Doors and aliases". */
export function POST(request: Request): Promise<Response> {
  return receive(request, async (body, scope) => {
    const json = parseJson(body);
    if (!json.ok) return json.response;
    const sent = json.value;
    if (!isRecord(sent))
      return refuse(400, "The body must be one log as a JSON object; many go to /api/request-logs/bulk/.");
    const { stored, rejected } = await submitItems(scope, [normalizeRestSpan(sent, "log")]);
    const [span] = stored;
    if (!span)
      return refuse(400, rejected[0]?.message ?? "The log was refused.", { field: rejected[0]?.field });
    const breakdown = asBoolean(sent.request_breakdown) ? breakdownOf(span, sent) : null;
    return createdResponse(span, scope.organizationId, breakdown);
  });
}

const otherMethod = methodNotAllowed("GET, POST");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT };
