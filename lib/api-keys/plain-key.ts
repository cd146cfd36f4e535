import { createHash, randomInt } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const prefixLength = 8;
const secretLength = 32;

/** Shortest and longest key an operator may name (`SPANDREL_INIT_API_KEY`). */
export const plainKeyLimits = { min: 16, max: 200 } as const;

function randomText(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** A new key: eight visible characters, a dot, and 32 secret ones (190 random bits). */
export function generatePlainKey(): string {
  return `${randomText(prefixLength)}.${randomText(secretLength)}`;
}

/** Whether a text could be a key at all: printable ASCII without spaces, within the limits. */
export function isPlainKey(text: string): boolean {
  return (
    text.length >= plainKeyLimits.min && text.length <= plainKeyLimits.max && /^[\x21-\x7e]+$/.test(text)
  );
}

/** The part that may be shown: eight characters, of a short key given by an operator at most a quarter. */
export function prefixOf(plainKey: string): string {
  return plainKey.slice(0, Math.min(prefixLength, Math.floor(plainKey.length / 4)));
}

/** What is stored. A key is random and long, so a fast hash is enough. */
export function hashOf(plainKey: string): string {
  return createHash("sha256").update(plainKey).digest("hex");
}
