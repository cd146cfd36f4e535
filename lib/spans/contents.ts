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

export type SpanWords = { id: string; input: string | null; output: string | null };

const batchBytes = 8 * 1024 * 1024;
const batchSpans = 500;

/** Input and output of many spans in the order of `ids`, a few megabytes at a time, so that memory stays bounded. */
export async function* streamWords(scope: Scope, ids: readonly string[]): AsyncGenerator<SpanWords> {
  const { sql } = connection();
  const sizes = await sql<{ id: string; bytes: number }[]>`
    select id, (coalesce(octet_length(input), 0) + coalesce(octet_length(output), 0))::int as bytes
    from span_contents where organization_id = ${scope.organizationId} and id = any(${[...ids]}::uuid[])`;
  const bytesOf = new Map(sizes.map(({ id, bytes }) => [id, bytes]));
  for (let from = 0; from < ids.length; ) {
    let to = from;
    for (
      let bytes = 0;
      to < ids.length && to - from < batchSpans && (bytes === 0 || bytes < batchBytes);
      to++
    ) {
      bytes += bytesOf.get(ids[to] ?? "") ?? 0;
    }
    const batch = ids.slice(from, to);
    const rows = await sql<SpanWords[]>`
      select id, input, output from span_contents
      where organization_id = ${scope.organizationId} and id = any(${batch}::uuid[])`;
    const wordsOf = new Map(rows.map((row) => [row.id, row]));
    for (const id of batch) yield wordsOf.get(id) ?? { id, input: null, output: null };
    from = to;
  }
}
