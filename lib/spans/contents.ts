import "server-only";
import { connection, type Tx } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import { spellingsOf } from "./contents-sql";
import type { SentSpan } from "./merge";
import type { NewSpan } from "./new-span";
import { shownExtras } from "./shown-extras";
import { type Snippet, type Sought, snippetLead, snippetLength, snippetOf } from "./snippet";

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

/** Words looked for one after the other; a search for more shows the snippets of the first. */
const maxSought = 20;

/**
 * Where the words that were searched for stand, by row id: the first of them that a span has. A span without any, as
 * one that an alternative brought in, is left out.
 */
export async function readSnippets(
  scope: Scope,
  ids: readonly string[],
  sought: readonly Sought[],
): Promise<Map<string, Snippet>> {
  const snippets = new Map<string, Snippet>();
  const { sql } = connection();
  const spelled = sought.flatMap(({ words, in: places }) =>
    spellingsOf(words).flatMap((spelling) => places.map((place) => ({ words: spelling, place }))),
  );
  for (const { words, place } of spelled.slice(0, maxSought)) {
    const left = ids.filter((id) => !snippets.has(id));
    if (left.length === 0) break;
    const rows = await sql<{ id: string; text: string; isStart: boolean }[]>`
      select c.id, substr(${sql(place)}, greatest(at - ${snippetLead}::int, 1), ${snippetLength}::int) as text,
        at <= ${snippetLead}::int + 1 as "isStart"
      from span_contents c, lateral (select strpos(lower(${sql(place)}), lower(${words}::text)) as at) found
      where c.organization_id = ${scope.organizationId} and c.id = any(${left}::uuid[]) and at > 0`;
    for (const { id, text, isStart } of rows) {
      const snippet = snippetOf(place, text, words, isStart);
      if (snippet) snippets.set(id, snippet);
    }
  }
  return snippets;
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
    extras: row?.extras ? shownExtras(JSON.parse(row.extras) as Record<string, unknown>) : {},
  };
}

/** The facts a span was sent with, without what it carried; null when nothing is stored. */
export async function readFacts(scope: Scope, id: string): Promise<NewSpan | null> {
  const { sql } = connection();
  const [row] = await sql<{ sent: string }[]>`
    select sent from span_contents where organization_id = ${scope.organizationId} and id = ${id}`;
  // Written by deriveContents, which is the only writer of this column.
  return row ? (JSON.parse(row.sent) as SentSpan).span : null;
}

export type SpanWords = { id: string; input: string | null; output: string | null };

/** Input and output of many spans in the order of `ids`, a few megabytes at a time, so that memory stays bounded. */
export async function* streamWords(scope: Scope, ids: readonly string[]): AsyncGenerator<SpanWords> {
  const { sql } = connection();
  for await (const batch of batchesOf(scope, ids)) {
    const rows = await sql<SpanWords[]>`
      select id, input, output from span_contents
      where organization_id = ${scope.organizationId} and id = any(${batch}::uuid[])`;
    const wordsOf = new Map(rows.map((row) => [row.id, row]));
    for (const id of batch) yield wordsOf.get(id) ?? { id, input: null, output: null };
  }
}

/** `extras` holds only those that were asked for. */
export type SpanCarried = SpanWords & { extras: Record<string, unknown> };

/** Like `streamWords`, with some of the extras by name. */
export async function* streamCarried(
  scope: Scope,
  ids: readonly string[],
  names: readonly string[],
): AsyncGenerator<SpanCarried> {
  const { sql } = connection();
  for await (const batch of batchesOf(scope, ids)) {
    const rows = await sql<(SpanWords & { extras: string | null })[]>`
      select id, input, output,
        (select json_object_agg(key, value)::text from json_each(extras::json) where key = any(${[...names]}::text[])) as extras
      from span_contents where organization_id = ${scope.organizationId} and id = any(${batch}::uuid[])`;
    const carriedBy = new Map(rows.map((row) => [row.id, row]));
    for (const id of batch) {
      const { input = null, output = null, extras = null } = carriedBy.get(id) ?? {};
      // Built from an object by the query above.
      yield {
        id,
        input,
        output,
        extras: extras ? shownExtras(JSON.parse(extras) as Record<string, unknown>) : {},
      };
    }
  }
}

/** A contents row as it lies in the store, for work that shows it to nobody. `extras` and `sent` are JSON. */
export type StoredContents = {
  id: string;
  input: string | null;
  output: string | null;
  extras: string | null;
  sent: string;
  /** Another one for whatever is written under this id later. */
  version: string;
};

/** The rows of many spans, a few megabytes at a time; a span whose row is gone is left out. */
export async function* streamStored(scope: Scope, ids: readonly string[]): AsyncGenerator<StoredContents[]> {
  const { sql } = connection();
  for await (const batch of batchesOf(scope, ids)) {
    yield await sql<StoredContents[]>`
      select id, input, output, extras, sent, xmin::text as version from span_contents
      where organization_id = ${scope.organizationId} and id = any(${batch}::uuid[])`;
  }
}

/** Longer contents are not worth signing: almost every word is in them. */
const signedChars = 32_768;

/**
 * Input and output of spans in lower case, as searches compare them, for work that shows them to nobody; null where
 * they are too long. A span that carried neither is left out.
 */
export async function readLowerTexts(
  tx: Tx,
  organizationId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[] | null>> {
  const rows = await tx<{ id: string; isLong: boolean; input: string | null; output: string | null }[]>`
    select id, is_long as "isLong", case when not is_long then lower(input) end as input,
      case when not is_long then lower(output) end as output
    from span_contents, lateral (
      select coalesce(octet_length(input), 0) + coalesce(octet_length(output), 0) > ${signedChars}::int as is_long
    ) size
    where organization_id = ${organizationId} and id = any(${[...ids]}::uuid[])`;
  return new Map(
    rows.map(({ id, isLong, input, output }) => [
      id,
      isLong ? null : [input, output].filter((text) => text !== null),
    ]),
  );
}

/** The versions of contents rows as they are now, by id. Under the locks of their traces they stay so. */
export async function readVersions(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx<{ id: string; version: string }[]>`
    select id, xmin::text as version from span_contents
    where organization_id = ${scope.organizationId} and id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** What a span was sent with, for an edit of it; its further content fields only where they were asked for. */
export type EditableFacts = { sent: SentSpan; extras: Record<string, unknown> | null };

/** These by row id, under the locks of their traces. @param withExtras of which ids the extras are wanted */
export async function readFactsForEdit(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
  withExtras: readonly string[],
): Promise<ReadonlyMap<string, EditableFacts>> {
  const rows = await tx<{ id: string; sent: string; extras: string | null }[]>`
    select id, sent, case when id = any(${[...withExtras]}::uuid[]) then extras end as extras from span_contents
    where organization_id = ${scope.organizationId} and id = any(${[...ids]}::uuid[])`;
  return new Map(
    rows.map(({ id, sent, extras }) => [
      id,
      // Both were written by deriveContents, which is the only writer of these columns.
      {
        sent: JSON.parse(sent) as SentSpan,
        extras: extras ? (JSON.parse(extras) as EditableFacts["extras"]) : null,
      },
    ]),
  );
}

const batchBytes = 8 * 1024 * 1024;
const batchSpans = 500;

/** Deals ids out in order, so that the contents of each batch have no more than 8 MB or belong to one span. */
async function* batchesOf(scope: Scope, ids: readonly string[]): AsyncGenerator<string[]> {
  const { sql } = connection();
  const sizes = await sql<{ id: string; bytes: number }[]>`
    select id, coalesce(octet_length(input), 0) + coalesce(octet_length(output), 0)
      + coalesce(octet_length(extras), 0) + octet_length(sent) as bytes
    from span_contents where organization_id = ${scope.organizationId} and id = any(${[...ids]}::uuid[])`;
  const bytesOf = new Map(sizes.map(({ id, bytes }) => [id, bytes]));
  for (let from = 0; from < ids.length; ) {
    let to = from;
    let bytes = 0;
    do {
      bytes += bytesOf.get(ids[to] ?? "") ?? 0;
      to++;
    } while (
      to < ids.length &&
      to - from < batchSpans &&
      bytes + (bytesOf.get(ids[to] ?? "") ?? 0) <= batchBytes
    );
    yield ids.slice(from, to);
    from = to;
  }
}
