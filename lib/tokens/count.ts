import { countTokens as countWhole, setMergeCacheSize } from "gpt-tokenizer/encoding/o200k_base";

/**
 * Only the worker thread may import this file: loading the vocabulary takes 150 ms and 90 MB.
 * Pieces of unbroken text are kept in the tokenizer's cache too, so it must stay small.
 */
setMergeCacheSize(10_000);

/** Every byte-pair tokenizer takes quadratic time on text without a break, so that text is counted in pieces. */
const pieceLength = 2_000;
/** How far back a piece may end for the sake of a clean break. */
const breakRoom = 250;

/** What stands for a special token in a text is text. */
const noSpecials = { disallowedSpecial: new Set<string>() };

/**
 * How many tokens a text has in o200k, the encoding of OpenAI's current models. Models of other vendors have
 * vocabularies of their own, mostly not public; their counts differ by some 5 to 30 %, most for code and for other
 * scripts than Latin.
 * Text without blanks is off by at most a token or so per 2,000 characters; other text is counted as if whole.
 */
export function countTokens(text: string): number {
  let count = 0;
  for (const piece of piecesOf(text)) count += countWhole(piece, noSpecials);
  return count;
}

/** Cuts a text into pieces of at most 2,000 characters, before a word where there is one, never inside a character. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const to = from + pieceLength < text.length ? endOfPiece(text, from) : text.length;
    yield text.slice(from, to);
    from = to;
  }
}

/** A blank after something else always begins a token, so that a cut before it changes no count. */
function endOfPiece(text: string, from: number): number {
  const last = from + pieceLength;
  for (let at = last; at > last - breakRoom; at--) {
    if (text[at] === " " && !/\s/.test(text.charAt(at - 1))) return at;
  }
  return isInsidePair(text, last) ? last - 1 : last;
}

function isInsidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
}
