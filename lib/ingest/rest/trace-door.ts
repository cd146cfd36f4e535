import "server-only";
import { parseJson } from "@/lib/http/body";
import { refuse } from "@/lib/http/respond";
import { receive, submitItems } from "../door";
import { ingestResponse } from "./answer";
import { itemsOf } from "./items";
import { normalizeRestSpan, type RestDoor } from "./normalize";

/** The JSON span array, `{data: […]}` or a single span, at the trace door or the integrations door. */
export function receiveSpanArray(request: Request, door: Exclude<RestDoor, "log">): Promise<Response> {
  return receive(request, async (body, scope) => {
    const json = parseJson(body);
    if (!json.ok) return json.response;
    const items = itemsOf(json.value, ["data"]);
    if (!items) return refuse(400, "The body must be an array of spans, an object with data, or one span.");
    return ingestResponse(
      await submitItems(
        scope,
        items.map((one) => normalizeRestSpan(one, door)),
      ),
    );
  });
}
