const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** A half-open range in epoch milliseconds; null is open. */
export type Piece = { from: number | null; to: number | null };

/** A range cut where the cube can be read: whole UTC days, whole hours, and what is left at the edges. */
export type Pieces = { days: Piece | null; hours: Piece[]; edges: Piece[] };

/**
 * Cuts a range so that the cube answers for its whole hours, and its whole days where `grain` is `day`. The pieces
 * cover the range without overlap, so that their sums are exactly the range's.
 */
export function piecesOf(range: Piece, grain: "hour" | "day"): Pieces {
  const hours = inner(range, hourMs);
  if (!hours) return { days: null, hours: [], edges: [range] };
  const edges = around(range, hours);
  const days = grain === "day" ? inner(hours, dayMs) : null;
  return days ? { days, hours: around(hours, days), edges } : { days: null, hours: [hours], edges };
}

/** The whole units inside a range; null when there is none. */
function inner({ from, to }: Piece, unitMs: number): Piece | null {
  const first = from === null ? null : Math.ceil(from / unitMs) * unitMs;
  const end = to === null ? null : Math.floor(to / unitMs) * unitMs;
  return first !== null && end !== null && first >= end ? null : { from: first, to: end };
}

/** What a range has before and after its inner part. */
function around(range: Piece, part: Piece): Piece[] {
  return [
    { from: range.from, to: part.from },
    { from: part.to, to: range.to },
  ].filter(({ from, to }) => from !== to);
}
