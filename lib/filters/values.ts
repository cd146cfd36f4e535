import { parseDecimal, printDecimal } from "./decimal";
import { enumValue, type Field, limits, type Operator } from "./define";
import { patternOf, patternPieces } from "./pattern";

/** The text as it could be stored: without NUL characters and halves of characters, which the database refuses. */
export function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** A value as filters keep it, or why it cannot be one and what could. */
export type ValueRead = { ok: true; value: string } | { ok: false; message: string; expected: string[] };

const truths: Readonly<Record<string, string>> = {
  true: "true",
  yes: "true",
  "1": "true",
  false: "false",
  no: "false",
  "0": "false",
};

/**
 * Brings a value that was asked for to the one spelling filters keep: enums as declared, numbers as plain decimals in
 * the field's unit, booleans as `true` or `false`, patterns without needless escapes. Every face reads through this.
 */
export function readValue(field: Field, operator: Operator, given: string): ValueRead {
  const text = storable(given);
  if (text.length > limits.valueLength) {
    return refused(`A value may have ${limits.valueLength} characters.`, []);
  }
  switch (field.kind) {
    case "enum": {
      const value = enumValue(field, text);
      const values = [...(field.values ?? [])];
      return value === null
        ? refused(`${JSON.stringify(text)} is none of ${values.join(", ")}.`, values)
        : { ok: true, value };
    }
    case "boolean": {
      const value = truths[text.toLowerCase()];
      return value === undefined
        ? refused(`${JSON.stringify(text)} is neither true nor false.`, ["true", "false"])
        : { ok: true, value };
    }
    case "number":
    case "score":
      return readNumber(field, text);
    case "map":
      if (operator === "gt" || operator === "gte" || operator === "lt" || operator === "lte") {
        return readNumber(field, text);
      }
  }
  const isPattern = operator === "matches" || operator === "not_matches";
  return { ok: true, value: isPattern ? patternOf(patternPieces(text)) : text };
}

function refused(message: string, expected: string[]): ValueRead {
  return { ok: false, message, expected };
}

/** Suffixes that may follow a number, by what it counts, and the power of ten or factor they stand for. */
const suffixes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  seconds: { us: "0.000001", µs: "0.000001", ms: "0.001", s: "1", sec: "1", m: "60", min: "60", h: "3600" },
  tokens: { k: "1000", m: "1000000", b: "1000000000" },
  usd: { $: "1", usd: "1", k: "1000", m: "1000000" },
};

const examples: Readonly<Record<string, string[]>> = {
  seconds: ["2s", "500ms", "1.5"],
  tokens: ["1000", "10k"],
  usd: ["0.01", "$5"],
};

function readNumber(field: Field, text: string): ValueRead {
  const unit = field.unit ?? "";
  const bare = unit === "usd" ? text.replace(/^([-+]?)\$/, "$1") : text;
  const [, digits = "", suffix = ""] = /^(.*?)([a-zµ$]*)$/i.exec(bare) ?? [];
  const plain = parseDecimal(bare);
  const factor = parseDecimal(suffixes[unit]?.[suffix.toLowerCase()] ?? "");
  const number = plain ?? (factor ? times(parseDecimal(digits), factor) : null);
  const value = number ? printDecimal(number) : null;
  if (value !== null && value.length <= limits.valueLength) return { ok: true, value };
  return refused(`${JSON.stringify(text)} is no number.`, examples[unit] ?? ["1", "0.5"]);
}

function times(a: ReturnType<typeof parseDecimal>, b: NonNullable<ReturnType<typeof parseDecimal>>) {
  return a && { units: a.units * b.units, scale: a.scale + b.scale };
}
