/**
 * What can be filtered is declared once, as a list of fields. URL, filter bar, REST body and SQL all dispatch on
 * the declared kind, never on the shape of a value.
 */

/** Operators a person or the wire can ask for. Negations also match rows without a value (not so on maps). */
export type Operator =
  | "is"
  | "not"
  | "contains"
  | "not_contains"
  | "startswith"
  | "not_startswith"
  | "endswith"
  | "not_endswith"
  | "empty"
  | "not_empty";

/**
 * - `enum`: one of a fixed list; compared exactly, after lower-casing what was asked
 * - `text`: free text, compared exactly or by parts without regard to case
 * - `id`: an identifier, the same but always with an index behind `is`
 * - `map`: a flat map of text values; a condition names its key
 */
export type Kind = "enum" | "text" | "id" | "map";

export type Field<Key extends string = string> = {
  key: Key;
  label: string;
  kind: Kind;
  /** Other names the wire uses for this field. */
  aliases?: readonly string[];
  /** The values of an `enum`. */
  values?: readonly string[];
  /** Only the wire filters by it; the screen has a control of its own. */
  hidden?: boolean;
  /** Other spellings of a value, e.g. `failed` for `error`. */
  synonyms?: Readonly<Record<string, string>>;
};

/** One condition. Conditions are joined by AND; the values of one condition by OR. */
export type Filter<Key extends string = string> = {
  field: Key;
  /** The key inside a `map` field. */
  mapKey?: string;
  operator: Operator;
  /** Empty for `empty` and `not_empty`. */
  values: string[];
};

const textOperators = [
  "is",
  "not",
  "contains",
  "not_contains",
  "startswith",
  "not_startswith",
  "endswith",
  "not_endswith",
  "empty",
  "not_empty",
] as const satisfies readonly Operator[];

/** The operators each kind answers to. */
export const operatorsOf: Readonly<Record<Kind, readonly Operator[]>> = {
  enum: ["is", "not"],
  text: textOperators,
  id: textOperators,
  map: textOperators,
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
  empty: "is empty",
  not_empty: "has a value",
};

/** Whether the operator compares with values at all. */
export function takesValues(operator: Operator): boolean {
  return operator !== "empty" && operator !== "not_empty";
}

/** The largest number of values in one condition, and of characters in one value. */
export const limits = { values: 200, valueLength: 1024, mapKeyLength: 128, filters: 50 } as const;

/** Brings a value of an enum to its declared spelling, or null when it is none of them. */
export function enumValue(field: Field, value: string): string | null {
  const lower = value.toLowerCase();
  const canonical = field.synonyms?.[lower] ?? lower;
  return field.values?.includes(canonical) ? canonical : null;
}

/** Finds a field by its key or one of its wire names. */
export function fieldNamed<F extends Field>(fields: readonly F[], name: string): F | undefined {
  return fields.find((field) => field.key === name || field.aliases?.includes(name));
}
