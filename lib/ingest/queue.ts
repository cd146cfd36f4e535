import "server-only";
import type { Scope } from "@/lib/auth/scope";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { DatabaseUnavailable, type ItemOutcome } from "./result";

/** Spans of one transaction: more would hold its locks too long, fewer would pay its fixed costs too often. */
const maxBatch = 1_000;
/** Transactions under way at once; two keep the database busy while the other prepares its rows. */
const maxWriters = 2;
const maxAttempts = 3;

type Waiting = {
  scope: Scope;
  spans: readonly NewSpan[];
  resolve: (outcomes: ItemOutcome[]) => void;
  reject: (error: unknown) => void;
};

type Lane = { key: string; waiting: Waiting[] };

/** Requests waiting for a writer, by who sent them: spans of one key share transactions. */
const lanes: Lane[] = [];
let writers = 0;

/**
 * Hands spans to the writer and answers after their commit, one outcome per span in the order given. Requests that
 * arrive while the writers are busy are committed together.
 *
 * @throws DatabaseUnavailable when nothing was written and the client should try again
 */
export function submitSpans(scope: Scope, spans: readonly NewSpan[]): Promise<ItemOutcome[]> {
  if (spans.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const key = laneKey(scope);
    let lane = lanes.find((one) => one.key === key);
    if (!lane) {
      lane = { key, waiting: [] };
      lanes.push(lane);
    }
    lane.waiting.push({ scope, spans, resolve, reject });
    startWriters();
  });
}

function laneKey({ organizationId, side, actor }: Scope): string {
  return [organizationId, side, actor.kind, actor.kind === "key" ? actor.keyId : ""].join(":");
}

function startWriters(): void {
  while (writers < maxWriters) {
    const lane = lanes.shift();
    if (!lane) return;
    const batch = takeBatch(lane);
    if (lane.waiting.length > 0) lanes.push(lane);
    writers += 1;
    void commitBatch(batch).finally(() => {
      writers -= 1;
      startWriters();
    });
  }
}

/** Whole requests up to the limit, at least one: a request's spans are not spread over transactions needlessly. */
function takeBatch(lane: Lane): Waiting[] {
  const batch: Waiting[] = [];
  let size = 0;
  while (lane.waiting[0] && (batch.length === 0 || size + lane.waiting[0].spans.length <= maxBatch)) {
    const next = lane.waiting.shift();
    if (!next) break;
    batch.push(next);
    size += next.spans.length;
  }
  return batch;
}

async function commitBatch(batch: readonly Waiting[]): Promise<void> {
  const first = batch[0];
  if (!first) return;
  try {
    const outcomes = await writeInChunks(
      first.scope,
      batch.flatMap((waiting) => waiting.spans),
    );
    let offset = 0;
    for (const { spans, resolve } of batch) {
      resolve(outcomes.slice(offset, offset + spans.length));
      offset += spans.length;
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

async function writeInChunks(scope: Scope, spans: readonly NewSpan[]): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (let start = 0; start < spans.length; start += maxBatch) {
    outcomes.push(...(await writeOrSplit(scope, spans.slice(start, start + maxBatch))));
  }
  return outcomes;
}

/**
 * Writes a batch; when the database refuses it for what is in it, halves it until the span at fault stands alone,
 * so that one bad span never takes its neighbours with it.
 */
async function writeOrSplit(scope: Scope, spans: readonly NewSpan[]): Promise<ItemOutcome[]> {
  try {
    return await writeWithRetry(scope, spans);
  } catch (error) {
    if (!isRefusedValue(error))
      throw new DatabaseUnavailable("The span store cannot write.", { cause: error });
    if (spans.length === 1) {
      return [{ ok: false, field: "span", message: `The database refused this span: ${error.message}` }];
    }
    const half = Math.ceil(spans.length / 2);
    return [
      ...(await writeOrSplit(scope, spans.slice(0, half))),
      ...(await writeOrSplit(scope, spans.slice(half))),
    ];
  }
}

async function writeWithRetry(scope: Scope, spans: readonly NewSpan[]): Promise<ItemOutcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeSpans(scope, spans);
    } catch (error) {
      if (attempt === maxAttempts || !isTransient(error)) throw error;
    }
  }
}

function sqlState(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Deadlock, serialization failure, or a key another writer inserted first: the same again may succeed. */
function isTransient(error: unknown): boolean {
  return ["40P01", "40001", "23505"].includes(sqlState(error));
}

/** Classes 22 (data), 23 (constraint) and 54 (limit, e.g. of an index row): the values are at fault, not the server. */
function isRefusedValue(error: unknown): error is Error {
  return /^(22|23|54)/.test(sqlState(error));
}
