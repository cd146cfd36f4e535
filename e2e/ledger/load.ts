import { setTimeout as sleep } from "node:timers/promises";
import { conversationOf, type LoadSpan } from "./conversation";
import type { Body } from "./doors";
import { type Habits, type Parcel, parcelsOf } from "./parcels";
import type { Random } from "./random";

/** What became of a load. Spans are by trace and span id. */
export type Ledger = {
  /** Every request that speaks of the span got its 2xx. */
  acknowledged: Map<string, LoadSpan>;
  /** Its client gave up without an answer: it may be there or not. */
  unsure: Map<string, LoadSpan>;
  /** Answers that no client could live with. */
  wrongAnswers: string[];
  requests: number;
  retries: number;
  doubled: number;
};

const senders = 8;
/** What an exporter waits for an answer. */
const patienceMs = 10_000;
/** And a hasty client. */
const hasteMs = 40;
const pauseMs = 10;

/** Clients that send conversations to the servers, and the same again until it is acknowledged, until they are stopped. */
export class Load {
  readonly ledger: Ledger = {
    acknowledged: new Map(),
    unsure: new Map(),
    wrongAnswers: [],
    requests: 0,
    retries: 0,
    doubled: 0,
  };
  private readonly waiting: Parcel[] = [];
  /** Requests that still have to be acknowledged, by span. */
  private readonly open = new Map<string, number>();
  private isStopping = false;
  private readonly running: Promise<void>[];

  constructor(
    private readonly urls: readonly [string, ...string[]],
    private readonly apiKey: string,
    private readonly random: Random,
    private readonly habits: Habits,
  ) {
    this.running = Array.from({ length: senders }, () => this.send());
  }

  /** Makes no more conversations, and answers when everything there is has its answer. */
  async stop(): Promise<Ledger> {
    this.isStopping = true;
    await Promise.all(this.running);
    return this.ledger;
  }

  private async send(): Promise<void> {
    for (;;) {
      if (this.waiting.length === 0) {
        if (this.isStopping) return;
        const parcels = parcelsOf(this.random, this.habits, conversationOf(this.random));
        this.waiting.push(...parcels.map((one) => this.noted(one)));
      }
      const parcel = this.waiting.shift();
      if (parcel) await this.deliver(parcel);
      await sleep(pauseMs);
    }
  }

  private noted(parcel: Parcel): Parcel {
    for (const span of parcel.spans) this.open.set(keyOf(span), (this.open.get(keyOf(span)) ?? 0) + 1);
    return parcel;
  }

  private async deliver(parcel: Parcel): Promise<void> {
    const { spans, isDoubled } = parcel;
    const server = this.random.below(this.urls.length);
    const tries = [this.untilTaken(parcel, server)];
    if (isDoubled) {
      tries.push(this.untilTaken(parcel, server + 1));
      this.ledger.doubled += spans.length;
    }
    const isTaken = (await Promise.all(tries)).includes(true);
    for (const span of spans) {
      const key = keyOf(span);
      const left = (this.open.get(key) ?? 0) - 1;
      this.open.set(key, left);
      if (!isTaken) this.ledger.unsure.set(key, span);
      else if (left === 0 && !this.ledger.unsure.has(key)) this.ledger.acknowledged.set(key, span);
    }
  }

  /** Each further try goes to another server. */
  private async untilTaken({ body, isImpatient, isHasty }: Parcel, firstServer: number): Promise<boolean> {
    for (let tries = 0; ; tries += 1) {
      const url = this.urls[(firstServer + tries) % this.urls.length] ?? this.urls[0];
      const timeoutMs = isHasty && tries === 0 ? 1 + this.random.below(hasteMs) : patienceMs;
      this.ledger.requests += 1;
      const answer = await this.post(url, body, timeoutMs);
      if (answer === "taken") return true;
      if (answer === "wrong" || isImpatient) return false;
      this.ledger.retries += 1;
      await sleep(20 + this.random.below(150));
    }
  }

  private async post(
    url: string,
    { path, contentType, bytes, expectTaken }: Body,
    timeoutMs: number,
  ): Promise<"taken" | "again" | "wrong"> {
    let status: number;
    let answer: string;
    try {
      const response = await fetch(url + path, {
        method: "POST",
        headers: { authorization: `Bearer ${this.apiKey}`, "content-type": contentType },
        body: new Uint8Array(bytes),
        signal: AbortSignal.timeout(timeoutMs),
      });
      status = response.status;
      answer = await response.text();
    } catch {
      return "again";
    }
    // What OpenTelemetry's exporters send again.
    if ([429, 502, 503, 504].includes(status)) return "again";
    try {
      if (status !== 200 && status !== 201) throw new Error(`${status}: ${answer}`);
      expectTaken(answer);
      return "taken";
    } catch (error) {
      this.ledger.wrongAnswers.push(`${path}: ${error instanceof Error ? error.message : error}`);
      return "wrong";
    }
  }
}

export function keyOf({ traceId, spanId }: Pick<LoadSpan, "traceId" | "spanId">): string {
  return `${traceId} ${spanId}`;
}
