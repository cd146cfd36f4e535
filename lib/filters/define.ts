/**
 * What can be filtered is declared once, as a list of fields. URL, filter bar, REST body and SQL all dispatch on
 * the declared kind, never on the shape of a value.
 */

/**
 * Operators a person or the wire can ask for. Negations also match rows without a value (not so on maps and scores,
 * where they need the key); comparisons never do.
 */
export type Operator =
  | "is"
  | "not"
  | "contains"
  | "not_contains"
  | "startswith"
  | "not_startswith"
  | "endswith"
  | "not_endswith"
  | "matches"
  | "not_matches"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "empty"
  | "not_empty";

/**
 * - `enum`: one of a fixed list; compared exactly, after lower-casing what was asked
 * - `text`: free text, compared exactly or by parts without regard to case
 * - `id`: an identifier, the same but always with an index behind `is`
 * - `number`: a decimal in the field's wire unit; compared by value
 * - `boolean`: `true` or `false`
 * - `map`: a flat map of text values; a condition names its key. Its values compare by size where both are numbers
 * - `score`: one value per evaluator; a condition names the evaluator by id or slug
 * - `content`: the words of a span: searched, never compared
 */
export type Kind = "enum" | "text" | "id" | "number" | "boolean" | "map" | "score" | "content";

export type Field<Key extends string = string> = {
  key: Key;
  label: string;
  kind: Kind;
  /** Other names the wire uses for this field. */
  aliases?: readonly string[];
  /** Names for people, in the search box and in links; the first is the one we write. Never a name of the wire. */
  shortNames?: readonly string[];
  /** Keys of a `map` that begin so are hidden on read, hence no condition may name one. */
  hiddenKeys?: string;
  /** The values of an `enum`. */
  values?: readonly string[];
  /** Only the wire filters by it; the screen has a control of its own. */
  hidden?: boolean;
  /** Other spellings of a value, e.g. `failed` for `error`. */
  synonyms?: Readonly<Record<string, string>>;
  /**
   * What a number counts, for display and for the suffixes one may type: `2s`, `$0.01`, `10k`. What is counted
   * `per_second` is stored in single precision, and what it is compared with is rounded to that.
   */
  unit?: "usd" | "seconds" | "tokens" | "per_second" | "code";
};

/** One condition; its values are joined by OR. */
export type Filter<Key extends string = string> = {
  field: Key;
  /** The key inside a `map` or `score` field. */
  mapKey?: string;
  operator: Operator;
  /**
   * As text, also numbers, which are plain decimals (`0.01`, never `1e-2`). Empty for `empty` and `not_empty`. For
   * `matches` a pattern, where `*` stands for any text and `\` takes a following `*` or `\` for itself.
   */
  values: string[];
};

/** Conditions joined by AND, OR and NOT, nested at most `limits.depth` deep. `not` is the plain complement. */
export type Expression<Key extends string = string> =
  | Filter<Key>
  | { all: Expression<Key>[] }
  | { any: Expression<Key>[] }
  | { not: Expression<Key> };

const textOperators = [
  "is",
  "not",
  "contains",
  "not_contains",
  "startswith",
  "not_startswith",
  "endswith",
  "not_endswith",
  "matches",
  "not_matches",
  "empty",
  "not_empty",
] as const satisfies readonly Operator[];

const comparisons = ["gt", "gte", "lt", "lte"] as const satisfies readonly Operator[];
const numberOperators = ["is", "not", ...comparisons, "empty", "not_empty"] as const;

/** The operators each kind answers to. */
export const operatorsOf: Readonly<Record<Kind, readonly Operator[]>> = {
  enum: ["is", "not"],
  text: textOperators,
  id: textOperators,
  number: numberOperators,
  boolean: ["is", "not", "empty", "not_empty"],
  map: [...textOperators, ...comparisons],
  score: numberOperators,
  content: ["contains", "not_contains"],
};

/** How an operator reads in a sentence: "Model is gpt-4o". */
export const operatorWords: Readonly<Record<Operator, string>> = {
  is: "is",
  not: "is not",
  contains: "contains",
  not_contains: "does not contain",
  startswith: "starts with",
  not_startswith: "does not start with",
  endswith: "ends with",
  not_endswith: "does not end with",
  matches: "matches",
  not_matches: "does not match",
  gt: "is more than",
  gte: "is at least",
  lt: "is less than",
  lte: "is at most",
  empty: "is empty",
  not_empty: "has a value",
};

/** Whether the operator compares with values at all. */
export function takesValues(operator: Operator): boolean {
  return operator !== "empty" && operator !== "not_empty";
}

/**
 * The largest number of values in one condition, of characters in one value and in a key, of conditions, of texts looked for
 * in contents by all conditions together, and of levels of nesting.
 */
export const limits = {
  values: 10_000,
  valueLength: 1024,
  mapKeyLength: 128,
  filters: 50,
  searched: 100,
  depth: 10,
} as const;

/** Parsers follow brackets no deeper than this, also those that enclose nothing of their own. */
export const maxBrackets = 4 * limits.depth;

/** Brings a value of an enum to its declared spelling, or null when it is none of them. */
export function enumValue(field: Field, value: string): string | null {
  const lower = value.toLowerCase();
  const canonical = field.synonyms?.[lower] ?? lower;
  return field.values?.includes(canonical) ? canonical : null;
}

/** Whether an expression is one condition, not a group of them. */
export function isFilter<Key extends string>(expression: Expression<Key>): expression is Filter<Key> {
  return "field" in expression;
}

/** How many conditions stand in an expression, and how many groups enclose the innermost. */
export function sizeOf(expression: Expression): { conditions: number; depth: number } {
  if (isFilter(expression)) return { conditions: 1, depth: 0 };
  const inner =
    "not" in expression ? [expression.not] : "all" in expression ? expression.all : expression.any;
  const sizes = inner.map(sizeOf);
  return {
    conditions: sizes.reduce((sum, { conditions }) => sum + conditions, 0),
    depth: 1 + Math.max(0, ...sizes.map(({ depth }) => depth)),
  };
}

/** Whether conditions on the field name a key inside it. */
export function takesKey(field: Field): boolean {
  return field.kind === "map" || field.kind === "score";
}

/** Why no condition on the field may name this key, as a sentence; null where one may. */
export function keyProblem(field: Field, mapKey: string): string | null {
  const name = shortName(field);
  if (mapKey === "") return `${name} needs a key.`;
  if (mapKey.length > limits.mapKeyLength) return `A key may have ${limits.mapKeyLength} characters.`;
  if (field.hiddenKeys !== undefined && mapKey.startsWith(field.hiddenKeys)) {
    return `Keys of ${name} that begin with ${field.hiddenKeys} are hidden.`;
  }
  return null;
}

/** The name a person reads and types. */
export function shortName(field: Field): string {
  return field.shortNames?.[0] ?? field.key;
}

/** Finds a field by a name for people, its key or one of its wire names. */
export function fieldCalled<F extends Field>(fields: readonly F[], name: string): F | undefined {
  return fields.find((field) => field.shortNames?.includes(name)) ?? fieldNamed(fields, name);
}

/** Finds a field by its key or one of its wire names. */
export function fieldNamed<F extends Field>(fields: readonly F[], name: string): F | undefined {
  return fields.find((field) => field.key === name || field.aliases?.includes(name));
}
