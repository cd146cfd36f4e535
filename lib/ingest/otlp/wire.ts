import { DecodeError } from "./model";

/** Messages of one request, nested ones included: a few bytes each would otherwise swell into gigabytes of objects. */
const messageLimit = 5_000_000;

/**
 * A reader of the protobuf wire format. Every read is checked against the end of its message, so that a cut or
 * garbled request ends in a DecodeError and never in a loop. 64-bit values are exact.
 */
export class WireReader {
  private constructor(
    private readonly bytes: Buffer,
    private position: number,
    private readonly end: number,
    private readonly budget: { messages: number },
  ) {}

  static of(bytes: Uint8Array): WireReader {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new WireReader(buffer, 0, buffer.length, { messages: 0 });
  }

  /** The bytes of this message. */
  get length(): number {
    return this.end - this.position;
  }

  /** The next field, or null at the end of the message. Its value must be read or skipped before the next call. */
  next(): { field: number; type: number } | null {
    if (this.position === this.end) return null;
    const tag = this.smallVarint() ?? Number(this.varint() & 0xffff_ffffn);
    const field = tag >>> 3;
    if (field === 0) throw new DecodeError(`Malformed protobuf: field number 0 at byte ${this.position}.`);
    return { field, type: tag & 7 };
  }

  /** @param weight how many messages it counts for */
  message(type: number, weight = 1): WireReader {
    this.budget.messages += weight;
    if (this.budget.messages > messageLimit) {
      throw new DecodeError(`The request holds more than ${messageLimit} protobuf messages, the limit.`, 413);
    }
    const [start, end] = this.span(type);
    return new WireReader(this.bytes, start, end, this.budget);
  }

  raw(type: number): Uint8Array {
    const [start, end] = this.span(type);
    return this.bytes.subarray(start, end);
  }

  text(type: number): string {
    const [start, end] = this.span(type);
    return this.bytes.toString("utf8", start, end);
  }

  /** A uint64 or int64 as its 64 unsigned bits. */
  unsigned(type: number): bigint {
    if (type === 1) {
      this.require(8);
      const value = this.bytes.readBigUInt64LE(this.position);
      this.position += 8;
      return value;
    }
    this.expect(type, 0);
    return this.varint();
  }

  signed(type: number): bigint {
    return BigInt.asIntN(64, this.unsigned(type));
  }

  double(type: number): number {
    this.expect(type, 1);
    this.require(8);
    const value = this.bytes.readDoubleLE(this.position);
    this.position += 8;
    return value;
  }

  fixed32(type: number): number {
    this.expect(type, 5);
    this.require(4);
    const value = this.bytes.readUInt32LE(this.position);
    this.position += 4;
    return value;
  }

  skip(type: number): void {
    if (type === 0) this.varint();
    else if (type === 1) this.advance(8);
    else if (type === 2) this.span(type);
    else if (type === 5) this.advance(4);
    else throw new DecodeError(`Malformed protobuf: wire type ${type} at byte ${this.position}.`);
  }

  private span(type: number): [start: number, end: number] {
    this.expect(type, 2);
    const length = this.smallVarint() ?? Number(this.varint());
    if (length > this.end - this.position) {
      throw new DecodeError(`Malformed protobuf: a field at byte ${this.position} runs past its message.`);
    }
    const start = this.position;
    this.position += length;
    return [start, this.position];
  }

  /** A number of up to 28 bits, as nearly all tags and lengths are; undefined, and nothing read, for a longer one. */
  private smallVarint(): number | undefined {
    let value = 0;
    for (let read = 0; read < 4 && this.position + read < this.end; read += 1) {
      const byte = this.bytes[this.position + read] ?? 0;
      value |= (byte & 0x7f) << (7 * read);
      if (byte < 0x80) {
        this.position += read + 1;
        return value;
      }
    }
    return undefined;
  }

  private varint(): bigint {
    let low = 0;
    for (let read = 0; read < 4; read += 1) {
      const byte = this.byte();
      low |= (byte & 0x7f) << (7 * read);
      if (byte < 0x80) return BigInt(low);
    }
    let value = BigInt(low);
    for (let read = 4; read < 10; read += 1) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << BigInt(7 * read);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new DecodeError(`Malformed protobuf: a number at byte ${this.position} does not end.`);
  }

  private byte(): number {
    this.require(1);
    const byte = this.bytes[this.position] ?? 0;
    this.position += 1;
    return byte;
  }

  private advance(count: number): void {
    this.require(count);
    this.position += count;
  }

  private require(count: number): void {
    if (this.end - this.position >= count) return;
    throw new DecodeError(`Malformed protobuf: the request is cut at byte ${this.position}.`);
  }

  private expect(type: number, wanted: number): void {
    if (type === wanted) return;
    throw new DecodeError(
      `Malformed protobuf: wire type ${type} at byte ${this.position} where ${wanted} is due.`,
    );
  }
}
