import { authenticateKey } from "@/lib/api-keys/authenticate";
import { decodeId } from "@/lib/http/addresses";
import { failed, methodNotAllowed, refuse } from "@/lib/http/respond";
import { detailOverWire } from "@/lib/spans/wire-detail";

/** GET `/api/request-logs/{unique_id}/`: one span in full. docs/rules.md, "Doors and aliases". */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const key = await authenticateKey(request, "read");
  if (!key.ok) return key.response;
  const id = decodeId((await params).id);
  try {
    const log = id === null ? null : await detailOverWire(key.scope, id);
    if (!log) return refuse(404, "No log with this id is visible to this API key.");
    return Response.json(log);
  } catch (error) {
    return failed(error);
  }
}

const otherMethod = methodNotAllowed("GET");

export { otherMethod as DELETE, otherMethod as PATCH, otherMethod as POST, otherMethod as PUT };
