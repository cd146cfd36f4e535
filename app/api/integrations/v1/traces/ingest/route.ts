import { methodNotAllowed } from "@/lib/http/respond";
import { receiveSpanArray } from "@/lib/ingest/rest/trace-door";

/** POST `/api/integrations/v1/traces/ingest`: the published Vercel exporter, whose thread is read from its metadata. */
export function POST(request: Request): Promise<Response> {
  return receiveSpanArray(request, "integrations");
}

const otherMethod = methodNotAllowed("POST");

export { otherMethod as DELETE, otherMethod as GET, otherMethod as PATCH, otherMethod as PUT };
