const smallest = 64 * 1024;
const largest = 1024 * 1024;

/**
 * Bytes of unknown number in memory of their own, copied as they come: neither pieces of a byte each nor one copy of
 * everything at the end, which would hold up the main loop. Segments grow from 64 KB to 1 MB.
 */
export class Segments {
  private readonly list: Buffer[] = [];
  private open = Buffer.alloc(0);
  private filled = 0;
  size = 0;

  /** @param announced bytes to be expected, 0 when unknown: a small body gets memory of its size */
  constructor(private readonly announced: number) {}

  /** The memory that `add` would take for this piece, in bytes; 0 when it fits into what was taken. */
  growthFor(piece: Uint8Array): number {
    const missing = piece.length - (this.open.length - this.filled);
    return missing <= 0 ? 0 : Math.max(missing, this.nextSize());
  }

  add(piece: Uint8Array): void {
    const growth = this.growthFor(piece);
    const fits = Math.min(piece.length, this.open.length - this.filled);
    this.open.set(piece.subarray(0, fits), this.filled);
    this.filled += fits;
    this.size += piece.length;
    if (growth === 0) return;
    this.close();
    this.open = Buffer.allocUnsafeSlow(growth);
    this.open.set(piece.subarray(fits));
    this.filled = piece.length - fits;
  }

  /** All bytes in order. Each part is alone in its memory, which can therefore be transferred to a thread. */
  parts(): Buffer[] {
    this.close();
    this.open = Buffer.alloc(0);
    this.filled = 0;
    return this.list;
  }

  private close(): void {
    if (this.filled > 0) this.list.push(this.open.subarray(0, this.filled));
  }

  private nextSize(): number {
    if (this.size === 0 && this.announced > 0) return Math.min(this.announced, smallest);
    return Math.min(largest, Math.max(smallest, this.size));
  }
}
