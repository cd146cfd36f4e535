import type { Connection } from "@/db";
import type { openIngest, Sent } from "./ingest";

type Ingest = Awaited<ReturnType<typeof openIngest>>;
type Door = Parameters<Ingest["send"]>[0];

/**
 * Clients of an OTLP door that send one span after the other, each under a number of its own, and note what was
 * acknowledged.
 */
export function startLoad({ send }: Pick<Ingest, "send">, door: Door, clients = 4) {
  const acknowledged: string[] = [];
  const refusals: Sent[] = [];
  let next = 1;
  let isOn = true;
  const work = async () => {
    while (isOn) {
      const spanId = (next++).toString(16).padStart(16, "0");
      const span = { traceId: spanId.padStart(32, "a"), spanId, name: "load", kind: 1 };
      const sent = await send(door, { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
      if (sent.status === 200) acknowledged.push(spanId);
      else {
        refusals.push(sent);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  const done = Promise.all(Array.from({ length: clients }, work));
  return {
    acknowledged,
    refusals,
    /** Waits until so many more requests were answered in this way. */
    until: async (kind: "acknowledged" | "refused", count: number) => {
      const list = kind === "acknowledged" ? acknowledged : refusals;
      const goal = list.length + count;
      while (list.length < goal) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    stop: async () => {
      isOn = false;
      await done;
    },
  };
}

/** What was acknowledged and is not in the database. */
export async function missingSpans(
  sql: Connection["sql"],
  acknowledged: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ spanId: string }[]>`select span_id as "spanId" from spans`;
  const stored = new Set(rows.map(({ spanId }) => spanId));
  return acknowledged.filter((spanId) => !stored.has(spanId));
}
