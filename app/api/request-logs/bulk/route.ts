import { parseJson } from "@/lib/http/body";
import { methodNotAllowed, refuse } from "@/lib/http/respond";
import { receive, submitItems } from "@/lib/ingest/door";
import { limits } from "@/lib/ingest/limits";
import { bulkResponse } from "@/lib/ingest/rest/answer";
import { itemsOf } from "@/lib/ingest/rest/items";
import { normalizeRestSpan } from "@/lib/ingest/rest/normalize";

/** POST `/api/request-logs/bulk/`: `{logs: […]}`. docs/rules.md, "Doors and aliases". */
export function POST(request: Request): Promise<Response> {
  return receive(request, async (body, scope) => {
    const json = parseJson(body);
    if (!json.ok) return json.response;
    const logs = itemsOf(json.value, ["logs", "data"]);
    if (!logs) return refuse(400, "The body must be an object with logs, a list.");
    if (logs.length > limits.bulkItems) {
      return refuse(413, `logs holds ${logs.length} items; the limit is ${limits.bulkItems}.`);
    }
    return bulkResponse(
      await submitItems(
        scope,
        logs.map((log) => normalizeRestSpan(log, "log")),
      ),
    );
  });
}

const otherMethod = methodNotAllowed("POST");

export { otherMethod as DELETE, otherMethod as GET, otherMethod as PATCH, otherMethod as PUT };
