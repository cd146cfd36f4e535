import fc from "fast-check";

/** A body as text and as the value it stands for. */
export type MutatedJson = { text: string; value: unknown };

/** Spellings no serializer writes, so they stand in the text by a mark that is replaced at the end. */
const raw = [
  "1e999",
  "-1e999",
  "-0",
  "9007199254740993",
  "123456789012345678901234567890",
  "-1",
  "0.5",
  "1e-320",
  '"\\u0000"',
  '"a\\ud800b"',
  '"\\udc00\\ud800"',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":null,"hasOwnProperty":0,"length":1e9,"then":{}}',
  `${"[".repeat(250)}${"]".repeat(250)}`,
  `${'{"a":'.repeat(250)}1${"}".repeat(250)}`,
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `${'{"arrayValue":{"values":['.repeat(400)}${"]}}".repeat(400)}`,
];

const plain = [
  null,
  true,
  false,
  0,
  1,
  2 ** 31,
  1e18,
  "",
  " ",
  "NaN",
  "Infinity",
  "0x10",
  "1e999",
  "9".repeat(400),
  "0000-00-00T00:00:00Z",
  "+275760-09-13T00:00:00.001Z",
  "2026-11-20T06:56:51.758Z",
  "default_user",
  '{"a":',
  '{"__proto__":{"polluted":true},"total":5}',
  "[".repeat(5_000),
  `${'{"a":'.repeat(300)}1${"}".repeat(300)}`,
  '"\\ud800"',
  "x".repeat(5_000),
  [],
  {},
  [[]],
  [null],
  { value: null },
  { stringValue: 5 },
  { intValue: "99999999999999999999" },
  { kvlistValue: { values: [{ key: "__proto__", value: { stringValue: "x" } }, {}, null] } },
  Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`key ${i}`, `value ${i}`])),
];

const names = [
  "__proto__",
  "constructor",
  "toString",
  "",
  "\0",
  "\ud800",
  "a.b",
  "length",
  "metadata",
  "usage",
  "input",
  "full_response",
  "trace_unique_id",
  "k".repeat(300),
];

type Node = { holder: Record<string, unknown> | unknown[]; key: string };
type Injury = { place: number; how: Cut };
type Cut =
  | { kind: "delete" }
  | { kind: "replace"; by: unknown }
  | { kind: "raw"; which: number }
  | { kind: "repeat"; times: number }
  | { kind: "rename"; to: string }
  | { kind: "exchange"; place: number };

const cut: fc.Arbitrary<Cut> = fc.oneof(
  fc.constant<Cut>({ kind: "delete" }),
  fc.constantFrom(...plain).map((by): Cut => ({ kind: "replace", by })),
  fc.nat(raw.length - 1).map((which): Cut => ({ kind: "raw", which })),
  fc.constantFrom(2, 3, 8).map((times): Cut => ({ kind: "repeat", times })),
  fc.constantFrom(...names).map((to): Cut => ({ kind: "rename", to })),
  fc.nat().map((place): Cut => ({ kind: "exchange", place })),
);

/**
 * A JSON body with one to five injuries anywhere in it: values missing, replaced by what breaks readers, repeated,
 * exchanged; keys renamed to those every object has; numbers and nestings that only a text can say.
 */
export function mutatedJson(original: unknown): fc.Arbitrary<MutatedJson> {
  const injuries = fc.array(fc.record<Injury>({ place: fc.nat(), how: cut }), { minLength: 1, maxLength: 5 });
  return injuries.map((list) => {
    const root = { body: structuredClone(original) };
    for (const injury of list) injure(root, injury);
    const text = JSON.stringify(root.body ?? null).replace(/"\\u0001(\d+)"/g, (_, which) => raw[which] ?? "");
    // A failure prints the text: the value may be nested deeper than a printer goes.
    return { text, value: JSON.parse(text), [fc.toStringMethod]: () => text };
  });
}

function injure(root: Record<string, unknown>, { place, how }: Injury): void {
  const nodes = [...nodesOf(root)];
  const node = nodes[place % nodes.length];
  if (!node) return;
  const { holder, key } = node;
  const value = Reflect.get(holder, key);
  if (how.kind === "delete") remove(node);
  else if (how.kind === "replace") set(node, structuredClone(how.by));
  else if (how.kind === "raw") set(node, `\u0001${how.which}`);
  else if (how.kind === "rename") {
    if (Array.isArray(holder)) return;
    remove(node);
    set({ holder, key: how.to }, value);
  } else if (how.kind === "repeat") {
    const copies = Array.from({ length: how.times }, () => structuredClone(value));
    if (Array.isArray(holder)) holder.splice(Number(key), 0, ...copies);
    else set(node, copies);
  } else {
    const other = nodes[how.place % nodes.length];
    if (!other) return;
    const otherValue = structuredClone(Reflect.get(other.holder, other.key));
    set(other, structuredClone(value));
    set(node, otherValue);
  }
}

/** Every place of a value, without recursion into what an injury nested deep. */
function* nodesOf(root: Record<string, unknown>): Generator<Node> {
  const open: Node["holder"][] = [root];
  for (let holder = open.pop(); holder; holder = open.pop()) {
    for (const key of Object.keys(holder)) {
      yield { holder, key };
      const inner: unknown = Object.getOwnPropertyDescriptor(holder, key)?.value;
      if (typeof inner === "object" && inner !== null) open.push(inner as Node["holder"]);
    }
  }
}

function remove({ holder, key }: Node): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** `__proto__` becomes a key like any other, as a JSON parser makes it. */
function set({ holder, key }: Node, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
