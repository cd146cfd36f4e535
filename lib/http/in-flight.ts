/** Request bytes held by the process at this moment, and the bodies that are read whole, oldest first. */
type Meter = { bytes: number; waiting: Map<Reservation, number> };

// Next bundles this module more than once; one process has one memory.
const holder = globalThis as typeof globalThis & { spandrelInFlight?: Meter };

function meter(): Meter {
  holder.spandrelInFlight ??= { bytes: 0, waiting: new Map() };
  return holder.spandrelInFlight;
}

export function bytesInFlight(): number {
  return meter().bytes;
}

/** How long the oldest request that was read whole has been waiting for its answer, in ms; 0 when none is. */
export function oldestWaitMs(): number {
  const [since] = meter().waiting.values();
  return since === undefined ? 0 : performance.now() - since;
}

/** One request's part of the memory for bodies. Give it back when the request is answered. */
export class Reservation {
  private held = 0;

  /** What it holds now. */
  get bytes(): number {
    return this.held;
  }

  /** @param limit bytes that all requests together may hold */
  constructor(private readonly limit: number) {}

  /** Whether so much more could be taken now; `beyond` widens the limit. */
  hasRoomFor(bytes: number, beyond = 0): boolean {
    return meter().bytes + bytes <= this.limit + beyond;
  }

  /** Whether so much more could be taken if this were the only request. */
  couldHold(bytes: number): boolean {
    return this.held + bytes <= this.limit;
  }

  /** Takes more; false, and nothing taken, when the process would hold more than its limit. */
  add(bytes: number, beyond = 0): boolean {
    if (!this.hasRoomFor(bytes, beyond)) return false;
    meter().bytes += bytes;
    this.held += bytes;
    return true;
  }

  /** Gives a part back early. */
  giveBack(bytes: number): void {
    meter().bytes -= bytes;
    this.held -= bytes;
  }

  /** From here on the request waits for us, not we for its client. */
  startWaiting(): void {
    meter().waiting.set(this, performance.now());
  }

  release(): void {
    meter().waiting.delete(this);
    this.giveBack(this.held);
  }
}
