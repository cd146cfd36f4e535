const windowMs = 60_000;

/** Calls of one key in the current minute. One entry per limited key, so it stays as small as the key list. */
const windows = new Map<number, { startedAt: number; calls: number }>();

/**
 * Counts one call of a key against its limit per minute, in fixed windows, for this process only.
 *
 * @returns 0 when the call is within the limit, else the whole seconds until the window ends.
 */
export function countCall(keyId: number, limitPerMinute: number, now = Date.now()): number {
  const window = windows.get(keyId);
  if (!window || now - window.startedAt >= windowMs) {
    windows.set(keyId, { startedAt: now, calls: 1 });
    return limitPerMinute >= 1 ? 0 : windowMs / 1000;
  }
  window.calls += 1;
  if (window.calls <= limitPerMinute) return 0;
  return Math.max(1, Math.ceil((window.startedAt + windowMs - now) / 1000));
}
