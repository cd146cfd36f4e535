import { memberScopeOrNull } from "@/lib/auth/session";
import { decodeId } from "@/lib/http/addresses";
import { readPanel } from "@/lib/panel/read-panel";

/** One span as its panel shows it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ publicId: string }> },
): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  const id = decodeId((await params).publicId);
  const panel = id === null ? null : await readPanel(scope, id);
  if (!panel) return Response.json({ detail: "No such span." }, { status: 404 });
  return Response.json(panel, { headers: { "cache-control": "private, no-store" } });
}
