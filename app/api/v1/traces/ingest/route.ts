import { receiveSpanArray } from "@/lib/ingest/rest/trace-door";

/** POST `/api/v1/traces/ingest` and its aliases: spans of traces as JSON. respan-wire.md 2.4. */
export function POST(request: Request): Promise<Response> {
  return receiveSpanArray(request, "trace");
}
