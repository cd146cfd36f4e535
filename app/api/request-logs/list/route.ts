import { methodNotAllowed } from "@/lib/http/respond";
import { answerQuery } from "@/lib/spans/wire-door";
import { listOverWire } from "@/lib/spans/wire-list";
import { parseWireQuery } from "@/lib/spans/wire-query";
import { streamText } from "@/lib/traces/wire";

/** POST or GET `/api/request-logs/list/`: spans by filters and window. docs/rules.md, "List query". */
export function POST(request: Request): Promise<Response> {
  return answerQuery(request, parseWireQuery, async (scope, query, url, signal) => {
    const json = await listOverWire(scope, query, url, signal);
    return new Response(streamText(json), { headers: { "content-type": "application/json" } });
  });
}

export { POST as GET };

const otherMethod = methodNotAllowed("GET, POST");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT };
