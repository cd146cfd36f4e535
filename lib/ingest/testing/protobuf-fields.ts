/** A field as it stands on the wire, whatever it means: a varint, fixed bytes, bytes, or the fields of a message. */
export type Field = { number: number; type: number; value: bigint | Uint8Array | Field[] };

/** The fields of a message, bytes that read as a message taken for one; null when these bytes are none. */
export function parseFields(bytes: Uint8Array): Field[] | null {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at);
    if (!tag || tag.value >> 3n === 0n) return null;
    const number = Number(tag.value >> 3n);
    const type = Number(tag.value & 7n);
    at = tag.end;
    if (type === 0 || type === 2) {
      const read = readVarint(bytes, at);
      if (!read) return null;
      at = read.end;
      if (type === 0) fields.push({ number, type, value: read.value });
      else {
        const end = at + Number(read.value);
        if (end > bytes.length) return null;
        const content = bytes.slice(at, end);
        fields.push({ number, type, value: (content.length > 1 && parseFields(content)) || content });
        at = end;
      }
    } else if (type === 1 || type === 5) {
      const end = at + (type === 1 ? 8 : 4);
      if (end > bytes.length) return null;
      fields.push({ number, type, value: bytes.slice(at, end) });
      at = end;
    } else return null;
  }
  return fields;
}

export function encodeFields(fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(({ number, type, value }) => {
      if (typeof value === "bigint") return [tagOf(number, type), varint(value)];
      const content = Array.isArray(value) ? encodeFields(value) : value;
      return type === 2 ? [headOf(number, content.length), content] : [tagOf(number, type), content];
    }),
  );
}

/** What stands before the content of a field of bytes. */
export function headOf(number: number, length: number): Buffer {
  return Buffer.concat([tagOf(number, 2), varint(BigInt(length))]);
}

function tagOf(number: number, type: number): Buffer {
  return varint((BigInt(number) << 3n) | BigInt(type));
}

function readVarint(bytes: Uint8Array, from: number): { value: bigint; end: number } | null {
  let value = 0n;
  for (let at = from; at < Math.min(bytes.length, from + 10); at += 1) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - from));
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return null;
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}
