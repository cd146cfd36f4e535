import { expect } from "vitest";
import type { Connection } from "@/db";
import { traceKey } from "@/lib/spans/identifiers";
import type { NewSpan } from "@/lib/spans/new-span";
import type { Normalized } from "../normalize";
import { openIngest, type Sent } from "./ingest";

/** How many spans an answer says are stored, and how many refused. */
export type Verdict = { stored: number; refused: number };

export type Delivery = {
  door: (request: Request) => Promise<Response>;
  body: Uint8Array | string;
  contentType?: string;
  /** The body's items as its decoder reads them; asked for once the body was taken. */
  read: () => Normalized[];
  verdictOf: (sent: Sent, items: number) => Verdict;
};

type Row = { key: string; input: string | null; output: string | null };

/**
 * Sends one body to a new organization and holds the answer against what is stored then: every status is a
 * documented one, every span of the body is stored or counted as refused, and nothing else is there.
 */
export async function assertHonest(
  database: Pick<Connection, "sql">,
  { door, body, contentType = "application/json", read, verdictOf }: Delivery,
): Promise<"accepted" | "refused"> {
  const ingest = await openIngest(database);
  const sent = await ingest.send(door, body, { "content-type": contentType });
  const rows = await database.sql<Row[]>`
    select s.trace_id || ' ' || s.span_id as key, c.input, c.output from spans s
    left join span_contents c on c.organization_id = s.organization_id and c.id = s.id and c.trace_id = s.trace_id
    where s.organization_id = ${ingest.organizationId}`;
  expect(sent.bytes.toString()).not.toMatch(/more than the server can handle|The database refused/);
  if (sent.status !== 200 && sent.status !== 201) {
    expect([400, 413]).toContain(sent.status);
    expect(sent.bytes.length).toBeGreaterThan(0);
    expect(rows).toEqual([]);
    return "refused";
  }
  const items = read();
  const { stored, refused } = verdictOf(sent, items.length);
  expect(stored + refused).toBe(items.length);
  const readable = spansOf(items);
  // A log without any id gets a random one at each reading.
  const again = spansOf(read());
  const named = readable.filter((span, i) => keyOf(span) === keyOf(again[i] ?? span));
  const nameless = readable.length - named.length;
  const found = new Map(rows.map((row) => [row.key, row]));
  const known = new Map(named.map((span) => [keyOf(span), span]));
  const strange = [...found.keys()].filter((key) => !known.has(key)).length;
  const missing = named.filter((span) => !found.has(keyOf(span))).length;
  expect(strange).toBeLessThanOrEqual(nameless);
  expect(missing + nameless - strange).toBeLessThanOrEqual(refused);
  expect(found.size).toBeLessThanOrEqual(stored);
  if (known.size < named.length) return "accepted";
  for (const [key, { content }] of known) {
    const row = found.get(key);
    if (row) expect([row.input, row.output]).toEqual([content?.input ?? null, content?.output ?? null]);
  }
  return "accepted";
}

function spansOf(items: readonly Normalized[]): NewSpan[] {
  return items.flatMap((item) => (item.ok ? [item.span] : []));
}

function keyOf(span: NewSpan): string {
  return `${traceKey(span.traceId).uuid} ${span.spanId}`;
}
