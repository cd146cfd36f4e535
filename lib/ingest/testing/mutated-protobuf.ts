import fc from "fast-check";
import { encodeFields, type Field, headOf, parseFields } from "./protobuf-fields";

type Place = { fields: Field[]; index: number };
type Injury = (at: Place, all: readonly Place[]) => void;

const contents = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc
    .constantFrom("", "\0", "\uFFFD", "__proto__", "NaN", "x".repeat(5_000), '{"a":[', "[".repeat(5_000))
    .map((text) => Uint8Array.from(Buffer.from(text))),
);
const integers = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  fc.constantFrom(0n, 1n, 2n, 2n ** 31n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n),
);

const injury: fc.Arbitrary<Injury> = fc.oneof(
  fc.constant<Injury>(({ fields, index }) => {
    fields.splice(index, 1);
  }),
  fc.constantFrom(1, 2, 7).map(
    (times): Injury =>
      ({ fields, index }) => {
        const copies = Array.from({ length: times }, () => structuredClone(fields.slice(index, index + 1)));
        fields.splice(index, 0, ...copies.flat());
      },
  ),
  fc.nat().map(
    (other): Injury =>
      (at, all) => {
        const from = all[other % all.length];
        const found = from?.fields[from.index];
        if (found) at.fields[at.index] = structuredClone(found);
      },
  ),
  overwrite(fc.oneof(fc.integer({ min: 1, max: 16 }), fc.constant(2 ** 29 - 1)), (number) => ({ number })),
  overwrite(contents, (value) => ({ type: 2, value })),
  overwrite(integers, (value) => ({ type: 0, value })),
  overwrite(integers, (value) => ({ type: 1, value: new Uint8Array(new BigUint64Array([value]).buffer) })),
  overwrite(fc.constantFrom(3, 199, 250, 50_000), (levels, field) => ({
    type: 2,
    value: nested(field, levels),
  })),
);

/**
 * A protobuf body with one to five injuries that leave every length right, so that they reach what reads the values:
 * fields missing, repeated, renumbered, of another type, moved elsewhere, nested far too deep.
 */
export function mutatedProtobuf(original: Uint8Array): fc.Arbitrary<Buffer> {
  const parsed = parseFields(original);
  if (!parsed) throw new Error("The original is no protobuf.");
  return fc.array(fc.tuple(fc.nat(), injury), { minLength: 1, maxLength: 5 }).map((injuries) => {
    const root = structuredClone(parsed);
    for (const [place, injure] of injuries) {
      const all = placesIn(root);
      const at = all[place % Math.max(1, all.length)];
      if (at) injure(at, all);
    }
    return encodeFields(root);
  });
}

function overwrite<Value>(
  values: fc.Arbitrary<Value>,
  part: (value: Value, field: Field) => Partial<Field>,
): fc.Arbitrary<Injury> {
  return values.map((value) => ({ fields, index }) => {
    const field = fields[index];
    if (field) fields[index] = { ...field, ...part(value, field) };
  });
}

/** The value inside OTLP lists inside lists: `array_value = 5 { values = 1 }`. */
function nested(field: Field, levels: number): Uint8Array {
  const innermost = Array.isArray(field.value) ? encodeFields(field.value) : encodeFields([field]);
  const heads: Buffer[] = [];
  let size = innermost.length;
  for (let level = 0; level < levels; level += 1) {
    for (const number of level === 0 ? [5] : [1, 5]) {
      const head = headOf(number, size);
      heads.push(head);
      size += head.length;
    }
  }
  return Buffer.concat([...heads.reverse(), innermost]);
}

function placesIn(root: Field[]): Place[] {
  const places: Place[] = [];
  const open = [root];
  for (let fields = open.pop(); fields; fields = open.pop()) {
    for (const [index, { value }] of fields.entries()) {
      places.push({ fields, index });
      if (Array.isArray(value)) open.push(value);
    }
  }
  return places;
}
