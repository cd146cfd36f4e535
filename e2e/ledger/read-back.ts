import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import type { LoadSpan } from "./conversation";
import { lineOfRead, lineOfSent, totalsOf, totalsRead } from "./expected";
import { keyOf, type Ledger } from "./load";
import { listSchema, traceSchema, type WireNode, type WireTrace } from "./wire-schemas";

const readers = 4;
const pageSize = 1_000;

/** Where the store differs from the ledger; each list is empty when nothing was lost. */
export type Findings = {
  /** Acknowledged and not there. */
  lost: string[];
  /** There with other words, numbers or owner than sent. */
  different: string[];
  /** In a list or a tree more than once. */
  twice: string[];
  /** There, and nobody sent it. */
  strangers: string[];
  /** Traces whose sums are not those of their spans. */
  wrongTotals: string[];
};

export const nothingWrong: Findings = { lost: [], different: [], twice: [], strangers: [], wrongTotals: [] };

/** Reads everything back over REST and holds it against what the load's clients were told. */
export async function compare(
  url: string,
  apiKey: string,
  ledger: Ledger,
): Promise<Findings & { read: number }> {
  const sent = new Map([...ledger.unsure, ...ledger.acknowledged]);
  const findings: Findings = { lost: [], different: [], twice: [], strangers: [], wrongTotals: [] };
  const listed = await listAll(url, apiKey);
  findings.twice.push(...repeated(listed));
  findings.strangers.push(...listed.filter((key) => !sent.has(key)));
  const traces = [...byTrace(sent.values())];
  const reader = async () => {
    for (let next = traces.pop(); next; next = traces.pop()) {
      const [traceId, spans] = next;
      checkTrace(await readTrace(url, apiKey, traceId), spans, ledger, findings);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  const there = new Set(listed);
  findings.lost.push(...[...ledger.acknowledged.keys()].filter((key) => !there.has(key)));
  return { ...findings, lost: [...new Set(findings.lost)], read: listed.length };
}

function checkTrace(
  trace: WireTrace | null,
  sent: readonly LoadSpan[],
  ledger: Ledger,
  findings: Findings,
): void {
  const nodes = new Map<string, WireNode>();
  const open = [...(trace?.span_tree ?? [])];
  for (let node = open.pop(); node; node = open.pop()) {
    const key = keyOf({ traceId: node.trace_unique_id, spanId: node.span_unique_id });
    if (nodes.has(key)) findings.twice.push(key);
    nodes.set(key, node);
    open.push(...node.children);
  }
  const root = sent.find((span) => span.parentId === null);
  const present = sent.filter((span) => nodes.has(keyOf(span)));
  for (const span of sent) {
    const key = keyOf(span);
    const node = nodes.get(key);
    if (!node) {
      if (ledger.acknowledged.has(key)) findings.lost.push(key);
    } else if (hashOf(lineOfRead(node)) !== hashOf(lineOfSent(span, root ?? span))) {
      findings.different.push(`sent ${lineOfSent(span, root ?? span)}\nread ${lineOfRead(node)}`);
    }
  }
  if (!trace) return;
  const [totals, wanted] = [JSON.stringify(totalsRead(trace)), JSON.stringify(totalsOf(present))];
  if (totals !== wanted) findings.wrongTotals.push(`${sent[0]?.traceId}: ${totals} instead of ${wanted}`);
}

async function readTrace(url: string, apiKey: string, traceId: string): Promise<WireTrace | null> {
  const body = await read(`${url}/api/traces/${traceId}/`, apiKey);
  return body === null ? null : traceSchema.parse(body);
}

/** The answer's JSON; null when there is no such thing. A server that just lost its database is asked again. */
async function read(url: string, apiKey: string): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${apiKey}` } });
    if (answer.status === 404) return null;
    if (answer.ok) return answer.json();
    const problem = `${url} answers ${answer.status}: ${await answer.text()}`;
    if (answer.status !== 503 || tries === 20) throw new Error(problem);
    await sleep(250);
  }
}

/** The key of every span there is, page by page. */
async function listAll(url: string, apiKey: string): Promise<string[]> {
  const keys: string[] = [];
  const since = new Date(Date.now() - 86_400_000).toISOString();
  let next: string | null = `${url}/api/request-logs/list/?page_size=${pageSize}&start_time=${since}`;
  while (next) {
    const page: z.infer<typeof listSchema> = listSchema.parse(await read(next, apiKey));
    for (const row of page.results)
      keys.push(keyOf({ traceId: row.trace_unique_id, spanId: row.span_unique_id }));
    next = page.next;
  }
  return keys;
}

function byTrace(spans: Iterable<LoadSpan>): Map<string, LoadSpan[]> {
  const traces = new Map<string, LoadSpan[]>();
  for (const span of spans) traces.set(span.traceId, [...(traces.get(span.traceId) ?? []), span]);
  return traces;
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

function hashOf(line: string): string {
  return createHash("sha256").update(line).digest("hex");
}
