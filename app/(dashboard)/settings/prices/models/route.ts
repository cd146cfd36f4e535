import { memberScopeOrNull } from "@/lib/auth/session";
import { listModelNames } from "@/lib/pricing/models";

/** The names of models one may want to price, for the form of a price. */
export async function GET(): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  return Response.json(await listModelNames(scope), { headers: { "cache-control": "no-store" } });
}
