import "server-only";
import { connection } from "@/db";
import type { Scope } from "@/lib/auth/scope";

/**
 * The one reader of span contents. What a person may not see is withheld here, on the server, and nowhere else:
 * every door that shows a span's words asks this file for them.
 */

export type Preview = { inputPreview: string | null; outputPreview: string | null };
export type Contents = { input: string | null; output: string | null; extras: Record<string, unknown> };

/** The first words of each span's input and output, by row id. */
export async function readPreviews(scope: Scope, ids: readonly string[]): Promise<Map<string, Preview>> {
  if (ids.length === 0) return new Map();
  const { sql } = connection();
  const rows = await sql<({ id: string } & Preview)[]>`
    select id, input_preview as "inputPreview", output_preview as "outputPreview" from span_contents
    where organization_id = ${scope.organizationId} and id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, inputPreview, outputPreview }) => [id, { inputPreview, outputPreview }]));
}

/** All a span carried; empty when nothing is stored. */
export async function readContents(scope: Scope, id: string): Promise<Contents> {
  const { sql } = connection();
  const [row] = await sql<{ input: string | null; output: string | null; extras: string | null }[]>`
    select input, output, extras from span_contents
    where organization_id = ${scope.organizationId} and id = ${id}`;
  return {
    input: row?.input ?? null,
    output: row?.output ?? null,
    // Written by deriveContents from an object.
    extras: row?.extras ? (JSON.parse(row.extras) as Record<string, unknown>) : {},
  };
}
