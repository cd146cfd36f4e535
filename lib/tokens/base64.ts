/** Shorter runs are words of some kind: a key, a hash, a part of an address. */
const shortestData = 1_000;

const capital = 1;
const small = 2;
const digit = 4;
const sign = 8;
const mixed = capital | small | digit;

/** What each character is to base64, its variant for addresses included; 0 for what ends a run. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Z]/.test(character)) return capital;
  if (/[a-z]/.test(character)) return small;
  if (/\d/.test(character)) return digit;
  return /[+/_-]/.test(character) ? sign : 0;
});

const header = /^data:[\w.+-]{1,60}\/[\w.+-]{1,80}(?:;[\w.=+-]{1,80}){0,4};base64,$/;
const longestHeader = 500;

/**
 * A text without the base64 data in it: `data:` URLs, and unbroken runs of a thousand characters or more that mix
 * capitals, small letters and digits. No model reads such data as text.
 *
 * Runs are found by hand: a regular expression runs out of stack on one of a few megabytes.
 */
export function withoutBase64(text: string): string {
  let rest = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const start = at;
    let seen = 0;
    for (let kind = kindAt(text, at); kind !== 0; kind = kindAt(text, ++at)) seen |= kind;
    const isLong = at - start >= shortestData && (seen & mixed) === mixed;
    const prefix = text[start - 1] === "," ? headerBefore(text, start) : 0;
    if (!isLong && prefix === 0) continue;
    rest += text.slice(from, start - prefix);
    while (text[at] === "=") at++;
    from = at;
  }
  return rest + text.slice(from);
}

function kindAt(text: string, at: number): number {
  return kinds[text.charCodeAt(at)] ?? 0;
}

/** How many characters before a run are the beginning of a `data:` URL. */
function headerBefore(text: string, at: number): number {
  if (!text.endsWith(";base64,", at)) return 0;
  const before = text.slice(Math.max(0, at - longestHeader), at);
  // A header has one colon, so it can only begin at the last "data:".
  return header.exec(before.slice(before.lastIndexOf("data:")))?.[0].length ?? 0;
}
