import { methodNotAllowed } from "@/lib/http/respond";
import { answerQuery } from "@/lib/spans/wire-door";
import { parseWireSummary } from "@/lib/spans/wire-query";
import { summaryOverWire } from "@/lib/spans/wire-summary";

/** POST or GET `/api/request-logs/summary/`: what the spans add up to. docs/rules.md, "Summary and groups". */
export function POST(request: Request): Promise<Response> {
  return answerQuery(request, parseWireSummary, async (scope, query, _, signal) =>
    Response.json(await summaryOverWire(scope, query, signal)),
  );
}

export { POST as GET };

const otherMethod = methodNotAllowed("GET, POST");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT };
