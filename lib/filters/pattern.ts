/** Patterns with wildcards: `gpt-4*-mini`. Case does not count, as in the other comparisons of parts. */

/** Literal text, or `*`, which stands for any text, also none. */
export type Piece = { literal: string } | "*";

/** The pieces of a pattern; neighbouring wildcards are one, and so are neighbouring literals. */
export function patternPieces(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [token] of pattern.matchAll(/\\[\\*]|[\s\S]/gu)) {
    addPiece(
      pieces,
      token === "*" ? "*" : { literal: token.length > 1 && token[0] === "\\" ? token.slice(1) : token },
    );
  }
  return pieces;
}

/** Adds a piece at the end, joining it with its like. */
export function addPiece(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (piece === "*") {
    if (last !== "*") pieces.push(piece);
  } else if (last !== undefined && last !== "*") {
    pieces[pieces.length - 1] = { literal: last.literal + piece.literal };
  } else {
    pieces.push(piece);
  }
}

/** The pattern of these pieces. Of all patterns that mean the same this is the one we keep. */
export function patternOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece === "*" ? "*" : piece.literal.replace(/[\\*]/g, "\\$&"))).join("");
}

/** The pattern for PostgreSQL's `like`. */
export function likeOf(pattern: string): string {
  return patternPieces(pattern)
    .map((piece) => (piece === "*" ? "%" : escapeLike(piece.literal)))
    .join("");
}

/** `%`, `_` and the escape itself are letters to the person who typed them. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** Whether a text is as the pattern says. */
export function matchesPattern(text: string, pattern: string): boolean {
  const source = patternPieces(pattern)
    .map((piece) => (piece === "*" ? ".*" : foldCase(piece.literal).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")))
    .join("");
  return new RegExp(`^(?:${source})$`, "su").test(foldCase(text));
}

/**
 * Lower case letter by letter, as the database's `lower` does it: no letter becomes two, and none looks at its
 * neighbours.
 */
export function foldCase(text: string): string {
  let folded = "";
  for (const letter of text) {
    const [first = letter] = letter.toLowerCase();
    folded += first;
  }
  return folded;
}
