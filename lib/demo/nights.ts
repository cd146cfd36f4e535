const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The moment `hour` o'clock (UTC) of the last night that has passed, or so many nights before it. */
export function lastNight(anchorMs: number, hour: number, nightsBefore: number): number {
  const today = Math.floor(anchorMs / dayMs) * dayMs + hour * hourMs;
  const last = today <= anchorMs - hourMs / 2 ? today : today - dayMs;
  return last - nightsBefore * dayMs;
}
