import { receiveSpanArray } from "@/lib/ingest/rest/trace-door";

/** POST `/api/integrations/v1/traces/ingest`: the published Vercel exporter, whose thread is read from its metadata. */
export function POST(request: Request): Promise<Response> {
  return receiveSpanArray(request, "integrations");
}
