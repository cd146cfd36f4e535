const blockLines = 24;
const blockLength = 1_500;

/**
 * Where to cut a text so that only the blocks in view need be drawn: after at most 24 lines or about 1,500 characters,
 * at a line's end where there is one, never inside a surrogate pair. The blocks put together are the text.
 *
 * @returns the offset each block starts at, and after them the length of the text. At most `most` blocks: what lies
 * behind the last offset is not cut.
 */
export function blockStarts(text: string, most = 30_000): Uint32Array {
  const starts: number[] = [0];
  let at = 0;
  while (at < text.length && starts.length <= most) {
    at = blockEnd(text, at);
    starts.push(at);
  }
  return Uint32Array.from(starts);
}

function blockEnd(text: string, from: number): number {
  let end = from;
  // Only as far as a block may reach: the line may be the whole text.
  const reach = text.slice(from, from + blockLength);
  for (let line = 0; line < blockLines; line++) {
    const newline = reach.indexOf("\n", end - from);
    if (newline < 0) {
      if (from + reach.length === text.length) return text.length;
      // A line longer than a block begins a block of its own.
      return line > 0 ? end : cutAt(text, from + blockLength);
    }
    end = from + newline + 1;
  }
  return end;
}

function cutAt(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at + 1 : at;
}
