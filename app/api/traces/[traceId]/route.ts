import { authenticateKey } from "@/lib/api-keys/authenticate";
import { decodeId } from "@/lib/http/addresses";
import { failed, methodNotAllowed } from "@/lib/http/respond";
import { streamWords } from "@/lib/spans/contents";
import { getTrace } from "@/lib/traces/queries";
import { streamText, traceDetailJson } from "@/lib/traces/wire";

/**
 * GET or POST `/api/traces/{trace_unique_id}/`: the trace's row and its `span_tree`. A key sees its own side only.
 * docs/rules.md, "Doors and aliases".
 */
export async function GET(request: Request, { params }: { params: Promise<{ traceId: string }> }) {
  const authentication = await authenticateKey(request, "read");
  if (!authentication.ok) return authentication.response;
  const { scope } = authentication;
  const { traceId: segment } = await params;
  const traceId = decodeId(segment);
  try {
    const trace = traceId === null ? null : await getTrace(scope, traceId);
    if (!trace) {
      return Response.json(
        { error: `No trace with the id ${JSON.stringify(traceId ?? segment)}.` },
        { status: 404 },
      );
    }
    const words = streamWords(
      scope,
      trace.forest.nodes.map(({ span }) => span.id),
    );
    const body = streamText(traceDetailJson(trace, scope.organizationId, words));
    return new Response(body, { headers: { "content-type": "application/json" } });
  } catch (error) {
    return failed(error);
  }
}

export { GET as POST };

const otherMethod = methodNotAllowed("GET, POST");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as PUT };
