import "server-only";
import type { Scope } from "@/lib/auth/scope";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { DatabaseUnavailable, type ItemOutcome } from "./result";

/**
 * Weight of one transaction: more would hold its locks too long and the main loop with it, less would pay its fixed
 * costs too often. A span weighs one, and one more for each `heavyChars` of its content.
 */
const maxBatch = 1_000;
const heavyChars = 4_096;
/** Transactions under way at once: two keep the database busy while the third prepares its rows. */
const maxWriters = 3;
const maxAttempts = 3;
/** A request no writer has begun after this long is given back: its client has given up or soon will. */
const patienceMs = 20_000;

/** A request in the queue. The first `taken` of its spans are with a writer or through it, `open` have no outcome. */
type Waiting = {
  scope: Scope;
  spans: readonly NewSpan[];
  outcomes: ItemOutcome[];
  taken: number;
  open: number;
  patience: NodeJS.Timeout;
  resolve: (outcomes: ItemOutcome[]) => void;
  reject: (error: unknown) => void;
};

/** A stretch of one request's spans, for one transaction. */
type Stretch = { of: Waiting; from: number; to: number };

type Lane = { key: string; waiting: Waiting[] };

/**
 * Requests waiting for a writer, by who sent them: spans of one key share transactions. Lanes take turns, a
 * transaction each, so that a large request of one key does not hold up the others.
 */
let lanes: Lane[] = [];
let writers = 0;

/**
 * Hands spans to the writer and answers after their commit, one outcome per span in the order given. Requests that
 * arrive while the writers are busy are committed together.
 *
 * @throws DatabaseUnavailable when not everything was written and the client should try again, also when no writer
 *   was free for 20 seconds
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
    const request: Waiting = {
      scope,
      spans,
      outcomes: [],
      taken: 0,
      open: spans.length,
      patience: setTimeout(() => giveBack(request), patienceMs),
      resolve,
      reject,
    };
    lane.waiting.push(request);
    startWriters();
  });
}

function giveBack(request: Waiting): void {
  for (const lane of lanes) lane.waiting = lane.waiting.filter((one) => one !== request);
  lanes = lanes.filter((lane) => lane.waiting.length > 0);
  request.reject(new DatabaseUnavailable(`No writer was free for ${patienceMs / 1000} seconds.`));
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

/** Spans for one transaction. A request that fits into one is not spread over two. */
function takeBatch(lane: Lane): Stretch[] {
  const batch: Stretch[] = [];
  let room = maxBatch;
  while (lane.waiting[0] && room > 0) {
    const [of] = lane.waiting;
    const { to, left } = reach(of, room);
    if (to < of.spans.length && batch.length > 0) break;
    clearTimeout(of.patience);
    batch.push({ of, from: of.taken, to });
    room = left;
    of.taken = to;
    if (to === of.spans.length) lane.waiting.shift();
  }
  return batch;
}

/** How far a request gets in this much room; the last span may pass it, or a heavy one would never be written. */
function reach({ spans, taken }: Waiting, room: number): { to: number; left: number } {
  let to = taken;
  let left = room;
  for (let span = spans[to]; span && left > 0; span = spans[to]) {
    left -= weightOf(span);
    to += 1;
  }
  return { to, left };
}

function weightOf({ content }: NewSpan): number {
  const chars = (content?.input?.length ?? 0) + (content?.output?.length ?? 0);
  return 1 + Math.floor(chars / heavyChars);
}

async function commitBatch(batch: readonly Stretch[]): Promise<void> {
  const [first] = batch;
  if (!first) return;
  try {
    const spans = batch.flatMap(({ of, from, to }) => of.spans.slice(from, to));
    const outcomes = await writeOrSplit(first.of.scope, spans);
    let offset = 0;
    for (const { of, from, to } of batch) {
      for (const [i, outcome] of outcomes.slice(offset, offset + to - from).entries()) {
        of.outcomes[from + i] = outcome;
      }
      offset += to - from;
      of.open -= to - from;
      if (of.open === 0) of.resolve(of.outcomes);
    }
  } catch (error) {
    for (const { of } of batch) {
      // What is left of it will be sent again.
      of.taken = of.spans.length;
      of.reject(error);
    }
  }
}

/**
 * Writes a batch; when it fails for what is in it, halves it until the span at fault stands alone, so that one bad
 * span never takes its neighbours with it.
 */
async function writeOrSplit(scope: Scope, spans: readonly NewSpan[]): Promise<ItemOutcome[]> {
  try {
    return await writeWithRetry(scope, spans);
  } catch (error) {
    if (isOfTheServer(error)) {
      console.error(`${spans.length} spans could not be written:`, error);
      throw new DatabaseUnavailable("The span store cannot write.", { cause: error });
    }
    if (spans.length === 1) return [refusalOf(error)];
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

/** SQLSTATE, or the code of a connection's error; empty when there is none. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/**
 * Deadlock, serialization failure, a key another writer inserted first, a lost connection: the same again may succeed,
 * and does no harm where it had succeeded unheard.
 */
function isTransient(error: unknown): boolean {
  return ["40P01", "40001", "23505", "57P01", "CONNECTION_CLOSED"].includes(codeOf(error));
}

/** Classes 22 (data), 23 (constraint) and 54 (limit, e.g. of an index row): the values are at fault, not the server. */
function isRefusedValue(error: unknown): error is Error {
  return /^(22|23|54)/.test(codeOf(error));
}

/** The connection or the database, whose errors carry a code; an error of our own code has none, or one of Node's. */
function isOfTheServer(error: unknown): boolean {
  const code = codeOf(error);
  return code !== "" && !code.startsWith("ERR_") && !isRefusedValue(error);
}

function refusalOf(error: unknown): ItemOutcome {
  if (isRefusedValue(error)) {
    return { ok: false, field: "span", message: `The database refused this span: ${error.message}` };
  }
  console.error("A span could not be written, which is a mistake of ours:", error);
  return {
    ok: false,
    field: "span",
    message: "Something about this span is more than the server can handle; its log says what.",
  };
}
