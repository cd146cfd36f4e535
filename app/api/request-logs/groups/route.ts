import { methodNotAllowed } from "@/lib/http/respond";
import { answerQuery } from "@/lib/spans/wire-door";
import { groupsOverWire } from "@/lib/spans/wire-groups";
import { parseWireGroups } from "@/lib/spans/wire-query";

/** POST or GET `/api/request-logs/groups/`: the spans by one of their values. docs/rules.md, "Summary and groups". */
export function POST(request: Request): Promise<Response> {
  return answerQuery(request, parseWireGroups, async (scope, query, url, signal) =>
    Response.json(await groupsOverWire(scope, query, url, signal)),
  );
}

export { POST as GET };

const otherMethod = methodNotAllowed("GET, POST");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT };
