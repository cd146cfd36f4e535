/** Nano-dollars as the exact decimal of dollars a filter takes: 14103250 → "0.01410325". */
export function usdOf(nanos: number): string {
  const digits = String(Math.abs(nanos)).padStart(10, "0");
  const dollars = `${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, "");
  return nanos < 0 ? `-${dollars}` : dollars;
}

/** Milliseconds, known to the microsecond, as the decimal of seconds a filter takes: 6840 → "6.84". */
export function secondsOf(ms: number): string {
  return (ms / 1000).toFixed(6).replace(/\.?0+$/, "");
}
