/** Decompressed request bytes held by the process at this moment. */
type Meter = { bytes: number };

// Next bundles this module more than once; one process has one memory.
const holder = globalThis as typeof globalThis & { spandrelInFlight?: Meter };

function meter(): Meter {
  holder.spandrelInFlight ??= { bytes: 0 };
  return holder.spandrelInFlight;
}

export function bytesInFlight(): number {
  return meter().bytes;
}

/** One request's part of the memory for bodies. Give it back when the request is answered. */
export class Reservation {
  private held = 0;

  constructor(private readonly limit: number) {}

  /** Takes more; false, and nothing taken, when the process would hold more than its limit. */
  add(bytes: number): boolean {
    if (meter().bytes + bytes > this.limit) return false;
    meter().bytes += bytes;
    this.held += bytes;
    return true;
  }

  release(): void {
    meter().bytes -= this.held;
    this.held = 0;
  }
}
