import type { Field } from "./define";
import { headAt, keywordAt, nameAt, scanQuoted, scanWord } from "./text-scan";

/**
 * What the caret stands in, for completion.
 * - `field`: the name of a field is being typed; `word` is what there is of it, `operatorPrefix` is `has:` or `missing:` behind those
 * - `key`: the key inside the map or score `field`
 * - `value`: a value of `field`; `operatorPrefix` is the sign before it (`>`, `>=`, `<`, `<=`, `=`, `~` or nothing)
 * - `none`: nothing there can be completed
 *
 * `from` to `to` is what a completion replaces, in UTF-16 units; `word` is what is typed of it before the caret, without quotes.
 */
export type Token = {
  kind: "field" | "value" | "key" | "none";
  field?: Field;
  mapKey?: string;
  operatorPrefix: string;
  word: string;
  from: number;
  to: number;
};

/** The token at the caret. Never fails: of what does not parse it makes the best. */
export function findToken(fields: readonly Field[], text: string, caret: number): Token {
  let at = 0;
  while (at < text.length && at <= caret) {
    const letter = text[at] ?? "";
    if (/[\s()]/.test(letter) || (letter === "-" && !/[\s)]/.test(text[at + 1] ?? " "))) {
      at++;
      continue;
    }
    const term = readTerm(fields, text, at, caret);
    if (typeof term !== "number") return term;
    at = term;
  }
  return { kind: "field", operatorPrefix: "", word: "", from: caret, to: caret };
}

/** The token where the caret is within the term at `from`, else where the term ends. */
function readTerm(fields: readonly Field[], text: string, from: number, caret: number): Token | number {
  const keyword = keywordAt(text, from);
  if (keyword && caret > from + keyword.length) return from + keyword.length;
  const presence = /^(?:has|missing):/.exec(text.slice(from, from + 8))?.[0] ?? "";
  const start = from + presence.length;
  if (caret < start)
    return { kind: "field", operatorPrefix: "", word: text.slice(from, caret), from, to: start - 1 };
  const name = nameAt(fields, text, start);
  const sign =
    presence === "" && name ? (/^(?::|[<>]=?|!=|=)/.exec(text.slice(name.end, name.end + 2))?.[0] ?? "") : "";
  if (name && (sign !== "" || name.mapKey !== undefined) && caret <= name.end) {
    const isKey = name.mapKey !== undefined && caret >= name.keyFrom && text[name.keyFrom - 1] !== undefined;
    if (isKey && name.keyFrom > start + (headAt(text, start)?.length ?? 0)) {
      const word = unquoted(text.slice(name.keyFrom, caret));
      return {
        kind: "key",
        field: name.field,
        operatorPrefix: presence,
        word,
        from: name.keyFrom,
        to: name.end,
      };
    }
    return {
      kind: "field",
      operatorPrefix: presence,
      word: text.slice(start, caret),
      from: start,
      to: name.end,
    };
  }
  if (name && sign !== "") {
    const valuesFrom = name.end + (sign === ":" || sign === "!=" ? sign.length : 0);
    return readValues(name, text, valuesFrom, caret);
  }
  const word = scanWord(text, start);
  const end = Math.max(word.end, start + 1);
  if (caret > end) return end;
  const head = headAt(text, start);
  const isName =
    word.text === "" || (head !== null && start + head.length >= Math.min(end, caret) && !word.isQuoted);
  const kind = isName || presence !== "" ? "field" : "none";
  return { kind, operatorPrefix: presence, word: text.slice(start, caret), from: start, to: word.end };
}

function readValues(
  { field, mapKey }: { field: Field; mapKey?: string },
  text: string,
  valuesFrom: number,
  caret: number,
): Token | number {
  const inBrackets = text[valuesFrom] === "(";
  let at = valuesFrom + (inBrackets ? 1 : 0);
  for (;;) {
    if (inBrackets) {
      while (/\s/.test(text[at] ?? "") && at < caret) at++;
      if (keywordAt(text, at) === "OR" && caret > at + 2) {
        at += 2;
        continue;
      }
    }
    const operatorPrefix = /^(?:[<>]=?|[=~])/.exec(text.slice(at, at + 2))?.[0] ?? "";
    const from = at + operatorPrefix.length;
    const { end } = scanWord(text, from, ",");
    if (caret <= end) {
      const word = unquoted(text.slice(from, Math.max(caret, from)));
      return {
        kind: "value",
        field,
        ...(mapKey === undefined ? {} : { mapKey }),
        operatorPrefix,
        word,
        from,
        to: end,
      };
    }
    at = end;
    const next = text[at];
    if (next === ",") at++;
    else if (!inBrackets || next === undefined || next === ")" || next === "(")
      return Math.max(at, valuesFrom + 1);
  }
}

/** What the typed letters stand for, with quotes that may still be open. */
function unquoted(text: string): string {
  let value = "";
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      const quoted = scanQuoted(text, at);
      value += quoted.text;
      at = quoted.end;
    } else {
      if (text[at] === "\\" && at + 1 < text.length) at++;
      value += text[at];
      at++;
    }
  }
  return value;
}
