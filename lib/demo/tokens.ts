/** Scripts that a tokenizer splits nearly letter by letter. */
const dense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
/** Scripts in between. */
const middling = /[\u0370-\u06ff\u0900-\u0e7f]/g;

/** A believable token count for a text: about four Latin letters a token, fewer for other scripts. */
export function countTokens(text: string): number {
  const denseCount = text.match(dense)?.length ?? 0;
  const middlingCount = text.match(middling)?.length ?? 0;
  const latinCount = text.length - denseCount - middlingCount;
  return Math.max(1, Math.round(latinCount / 4.1 + middlingCount / 2.2 + denseCount / 1.4));
}
