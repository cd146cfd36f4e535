import { memberScopeOrNull } from "@/lib/auth/session";
import { listReprices } from "@/lib/repricing/queries";

/** How far re-prices are, for the page that follows them. */
export async function GET(): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  return Response.json(await listReprices(scope), { headers: { "cache-control": "no-store" } });
}
