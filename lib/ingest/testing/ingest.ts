import type { Connection } from "@/db";
import { createApiKey } from "@/lib/api-keys/mutations";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { getSpan, listSpans } from "@/lib/spans/queries";
import type { SpanDetail } from "@/lib/spans/types";

type Door = (request: Request) => Promise<Response>;

export type Sent = { status: number; headers: Headers; bytes: Buffer; json: unknown };

/** A new organization of the test's database with an ingest key on its prod side, and the means to send and read back. */
export async function openIngest({ sql }: Pick<Connection, "sql">) {
  const organization = await createOrganization({ name: "Ingest" });
  const owner = scopeOfJob(organization.id, "test", "prod");
  const key = await createApiKey(owner, { name: "ingest", side: "prod", scopes: ["ingest"] });

  async function send(
    door: Door,
    body: Uint8Array | string | object,
    headers: Record<string, string> = {},
  ): Promise<Sent> {
    const isRaw = typeof body === "string" || body instanceof Uint8Array;
    const response = await door(
      new Request("http://localhost/", {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${key.plainKey}`, ...headers },
        body: new Uint8Array(Buffer.from(isRaw ? body : JSON.stringify(body))),
      }),
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: isJson ? JSON.parse(bytes.toString()) : null,
    };
  }

  return {
    send,
    organizationId: organization.id,
    revokeKey: () => sql`update api_keys set revoked_at = now() where id = ${key.id}`,
    spans: () => allSpans(owner),
  };
}

/** Every span in full, by span id. */
async function allSpans(scope: Scope): Promise<Record<string, SpanDetail>> {
  const { rows } = await listSpans(scope, {
    environment: null,
    from: null,
    to: null,
    filters: [],
    limit: 500,
  });
  const details = await Promise.all(rows.map((row) => getSpan(scope, row.publicId)));
  return Object.fromEntries(details.filter((span) => span !== null).map((span) => [span.spanId, span]));
}
