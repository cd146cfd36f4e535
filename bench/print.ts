const started = performance.now();

/** A line about what goes on, with the seconds since the start. */
export function say(text: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(5);
  console.log(`${seconds} s  ${text}`);
}

/** Columns as wide as their widest cell; the first is left-aligned, the others right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, i) => Math.max(cell.length, all[i] ?? 0)),
    [],
  );
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

/** A figure with its name before it, under others of its kind. */
export function figure(name: string, text: string): string {
  return `  ${name.padEnd(18)}${text}`;
}

export function count(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** Milliseconds as a person reads them. */
export function ms(value: number): string {
  return `${value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })} ms`;
}

export function megabytes(bytes: number): string {
  return `${count(bytes / 1024 / 1024)} MB`;
}
