import { type Field, fieldCalled, takesKey } from "./define";
import { addPiece, type Piece } from "./pattern";

/** The letters of the typed face: how names, keys, quotes and wildcards are spelled. Offsets count UTF-16 units. */

/** A name at some place: a field, for maps and scores with the key inside it. */
export type Name = {
  field: Field;
  mapKey?: string;
  /** Where the key began, for completion. */
  keyFrom: number;
  end: number;
};

const head = /[A-Za-z_][A-Za-z0-9_]*/y;
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** The word a name could begin with at `at`, or null. */
export function headAt(text: string, at: number): string | null {
  head.lastIndex = at;
  return head.exec(text)?.[0] ?? null;
}

/**
 * The name at `at`: `model`, `metadata.plan`, `metadata."two words"`, also the wire's `metadata__plan`. A map or score
 * without its key is a name with an empty one. Null where no field is called so.
 */
export function nameAt(fields: readonly Field[], text: string, at: number): Name | null {
  const word = headAt(text, at);
  if (word === null) return null;
  const field = fieldCalled(fields, word);
  const end = at + word.length;
  if (field) {
    if (!takesKey(field)) return { field, keyFrom: end, end };
    if (text[end] !== ".") return { field, mapKey: "", keyFrom: end, end };
    return withKey(field, text, end + 1);
  }
  const split = word.indexOf("__");
  const wireField = split > 0 ? fieldCalled(fields, word.slice(0, split)) : undefined;
  return wireField && takesKey(wireField) ? withKey(wireField, text, at + split + 2) : null;
}

function withKey(field: Field, text: string, from: number): Name {
  const key = scanKey(text, from);
  return { field, mapKey: key.text, keyFrom: from, end: key.end };
}

const keyStops = /[\s:()",\\=<>!]/;

function scanKey(text: string, from: number): { text: string; end: number } {
  let key = "";
  let at = from;
  while (at < text.length) {
    const letter = text[at] ?? "";
    if (letter === '"') {
      const quoted = scanQuoted(text, at);
      key += quoted.text;
      at = quoted.end;
    } else if (letter === "\\" && at + 1 < text.length) {
      key += text[at + 1];
      at += 2;
    } else if (keyStops.test(letter)) {
      break;
    } else {
      key += letter;
      at++;
    }
  }
  return { text: key, end: at };
}

/** What a quote at `at` holds; `isOpen` where it never ends. */
export function scanQuoted(text: string, at: number): { text: string; end: number; isOpen: boolean } {
  let value = "";
  for (let i = at + 1; i < text.length; i++) {
    const letter = text[i] ?? "";
    if (letter === '"') return { text: value, end: i + 1, isOpen: false };
    if (letter === "\\" && i + 1 < text.length) {
      i++;
      value += escapes[text[i] ?? ""] ?? text[i];
    } else {
      value += letter;
    }
  }
  return { text: value, end: text.length, isOpen: true };
}

/** A word at some place: its pieces, and its text where wildcards are letters. */
export type Word = {
  pieces: Piece[];
  text: string;
  isQuoted: boolean;
  end: number;
  openQuote: number | null;
};

/**
 * The word at `from`: bare letters, quotes, `*` as a wildcard and `\` before what shall be a letter, up to white space, a
 * bracket or one of the further `stops`.
 */
export function scanWord(text: string, from: number, stops = ""): Word {
  const word: Word = { pieces: [], text: "", isQuoted: false, end: from, openQuote: null };
  const add = (literal: string) => {
    addPiece(word.pieces, { literal });
    word.text += literal;
  };
  while (word.end < text.length) {
    const letter = text[word.end] ?? "";
    if (letter === '"') {
      const quoted = scanQuoted(text, word.end);
      if (quoted.isOpen) word.openQuote = word.end;
      add(quoted.text);
      word.isQuoted = true;
      word.end = quoted.end;
    } else if (letter === "\\" && word.end + 1 < text.length) {
      add(text[word.end + 1] ?? "");
      word.end += 2;
    } else if (/[\s()]/.test(letter) || stops.includes(letter)) {
      break;
    } else {
      if (letter === "*") {
        addPiece(word.pieces, "*");
        word.text += letter;
      } else {
        add(letter);
      }
      word.end++;
    }
  }
  return word;
}

const keywords = /(?:AND|OR|NOT)(?=[\s()]|$)/y;

/** `AND`, `OR` or `NOT` standing by itself at `at`. */
export function keywordAt(text: string, at: number): string | null {
  keywords.lastIndex = at;
  return keywords.exec(text)?.[0] ?? null;
}

/** The first place from `at` on that is no white space. */
export function skipSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text[end] ?? "")) end++;
  return end;
}
