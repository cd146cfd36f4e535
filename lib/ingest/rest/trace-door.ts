import "server-only";
import { jsonDoor, receive } from "../door";
import { ingestResponse } from "./answer";
import type { RestDoor } from "./normalize";

/** The JSON span array, `{data: […]}` or a single span, at the trace door or the integrations door. */
export function receiveSpanArray(request: Request, door: Exclude<RestDoor, "log">): Promise<Response> {
  return receive(request, jsonDoor(door), ingestResponse);
}
