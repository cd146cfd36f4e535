import { authenticateKey } from "@/lib/api-keys/authenticate";
import { decodeId } from "@/lib/http/addresses";
import { failed, methodNotAllowed, refuse } from "@/lib/http/respond";
import { deleteLog, patchLog } from "@/lib/ingest/rest/edit-door";
import { detailOverWire } from "@/lib/spans/wire-detail";

type Context = { params: Promise<{ id: string }> };

/** GET `/api/request-logs/{unique_id}/`: one span in full. docs/rules.md, "Doors and aliases". */
export async function GET(request: Request, { params }: Context): Promise<Response> {
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

/** PATCH changes what people may change of a span. docs/rules.md, "Editing". */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  return patchLog(request, (await params).id);
}

/** DELETE removes it for good. docs/rules.md, "Deleting". */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return deleteLog(request, (await params).id);
}

const otherMethod = methodNotAllowed("GET, PATCH, DELETE");

export { otherMethod as POST, otherMethod as PUT };
