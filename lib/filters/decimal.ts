/** Exact decimals, so that no amount passes through a floating-point number on its way into a comparison. */

/** `units / 10^scale`. */
export type Decimal = { units: bigint; scale: number };

/** How a decimal is written, for JavaScript and PostgreSQL alike. */
export const decimalForm = "^[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?$";

const parts = /^([-+]?)([0-9]*)\.?([0-9]*)(?:[eE]([-+]?[0-9]+))?$/;
const form = new RegExp(decimalForm);

/** Reads `12`, `-0.5`, `.5`, `1e-7`; null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  if (!form.test(text)) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts.exec(text) ?? [];
  const units = BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** The shortest plain spelling: no exponent, no plus, no needless zeros. */
export function printDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  const sign = units < 0n ? "-" : "";
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = a.units * 10n ** BigInt(scale - a.scale) - b.units * 10n ** BigInt(scale - b.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The value times `10^digits` as a whole number, rounded down, and whether nothing was lost by that. */
export function scaleUp({ units, scale }: Decimal, digits: number): { floor: bigint; isExact: boolean } {
  if (scale <= digits) return { floor: units * 10n ** BigInt(digits - scale), isExact: true };
  const divisor = 10n ** BigInt(scale - digits);
  const rest = units % divisor;
  return { floor: units / divisor - (rest < 0n ? 1n : 0n), isExact: rest === 0n };
}
