import { authenticateKey } from "@/lib/api-keys/authenticate";
import { readJsonBody } from "@/lib/http/body";
import { failed, methodNotAllowed } from "@/lib/http/respond";
import { listOverWire } from "@/lib/spans/wire-list";
import { parseWireQuery } from "@/lib/spans/wire-query";
import { streamText } from "@/lib/traces/wire";

/** POST or GET `/api/request-logs/list/`: spans, newest first, by filters and window. docs/rules.md, "List query". */
export async function POST(request: Request): Promise<Response> {
  return answer(request, "POST");
}

export async function GET(request: Request): Promise<Response> {
  return answer(request, "GET");
}

async function answer(request: Request, method: "GET" | "POST"): Promise<Response> {
  const key = await authenticateKey(request, "read");
  if (!key.ok) return key.response;
  const body = method === "POST" ? await readJsonBody(request) : { ok: true as const, value: undefined };
  if (!body.ok) return body.response;
  const url = new URL(request.url);
  const read = parseWireQuery(url.searchParams, body.value, Date.now());
  if (!read.ok)
    return Response.json({ detail: read.problem.message, field: read.problem.field }, { status: 400 });
  try {
    const json = await listOverWire(key.scope, read.query, url);
    return new Response(streamText(json), { headers: { "content-type": "application/json" } });
  } catch (error) {
    return failed(error);
  }
}

const otherMethod = methodNotAllowed("GET, POST");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT };
