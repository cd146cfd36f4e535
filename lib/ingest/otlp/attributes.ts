import { asBoolean, asNumber, asText } from "../coerce";
import { type NumberRule, numberWithin } from "../numbers";
import type { Repairs } from "../repairs";
import type { AttributeMap, AttributeValue } from "./model";

export type Candidates = readonly string[];

/**
 * A span's attributes while they are being read. Each question is an ordered list of candidate keys; what answers
 * one is *taken*, together with candidates that say the same, and what nobody took is metadata. So nothing is lost
 * and nothing is kept twice.
 */
export class Attributes {
  private readonly taken = new Set<string>();

  constructor(
    private readonly values: AttributeMap,
    private readonly repairs: Repairs,
  ) {}

  /** Looks without taking. */
  peek(key: string): AttributeValue | undefined {
    const value = this.values.get(key);
    return value === null || value === "" ? undefined : value;
  }

  peekText(candidates: Candidates): string | undefined {
    return this.find(candidates, asText)?.value;
  }

  has(candidates: Candidates): boolean {
    return candidates.some((key) => this.peek(key) !== undefined);
  }

  hasUnder(prefix: string): boolean {
    for (const key of this.values.keys()) if (key.startsWith(prefix)) return true;
    return false;
  }

  text(candidates: Candidates): string | undefined {
    return this.take(candidates, asText);
  }

  /** What is no number stays an attribute nobody took; a number the rule forbids does too, and the span says so. */
  number(candidates: Candidates, rule: NumberRule): number | undefined {
    for (const key of candidates) {
      const value = asNumber(this.peek(key));
      const problem = value === undefined ? undefined : rule(value);
      if (problem !== undefined) this.repairs.setAside(key, this.peek(key), problem);
    }
    return this.take(candidates, (value) => numberWithin(value, rule));
  }

  boolean(candidates: Candidates): boolean | undefined {
    return this.take(candidates, asBoolean);
  }

  value(candidates: Candidates): AttributeValue | undefined {
    return this.take(candidates, (value) => value);
  }

  /** Takes the first candidate that reads as wanted, and those that say the same. */
  take<Wanted>(
    candidates: Candidates,
    read: (value: AttributeValue | undefined) => Wanted | undefined,
  ): Wanted | undefined {
    const found = this.find(candidates, read);
    if (!found) return undefined;
    this.taken.add(found.key);
    if (typeof found.value === "object") return found.value;
    for (let i = found.at + 1; i < candidates.length; i += 1) {
      const key = candidates[i] ?? "";
      if (read(this.peek(key)) === found.value) this.taken.add(key);
    }
    return found.value;
  }

  /** Takes every attribute below a prefix; keys come without it. */
  under(prefix: string): [key: string, value: AttributeValue][] {
    const entries: [string, AttributeValue][] = [];
    for (const [key, value] of this.values) {
      if (!key.startsWith(prefix) || this.taken.has(key)) continue;
      this.taken.add(key);
      entries.push([key.slice(prefix.length), value]);
    }
    return entries;
  }

  /** Like `under`, with what a question took already: metadata that also names the customer stays metadata. */
  allUnder(prefix: string): [key: string, value: AttributeValue][] {
    const entries: [string, AttributeValue][] = [];
    for (const [key, value] of this.values) {
      if (!key.startsWith(prefix)) continue;
      this.taken.add(key);
      entries.push([key.slice(prefix.length), value]);
    }
    return entries;
  }

  /** Takes what no earlier question took. */
  leftover(key: string): AttributeValue | undefined {
    const value = this.taken.has(key) ? undefined : this.peek(key);
    this.taken.add(key);
    return value;
  }

  /** What nobody took. */
  rest(): [key: string, value: AttributeValue][] {
    return [...this.values].filter(([key, value]) => !this.taken.has(key) && value !== null);
  }

  private find<Wanted>(
    candidates: Candidates,
    read: (value: AttributeValue | undefined) => Wanted | undefined,
  ): { key: string; value: Wanted; at: number } | undefined {
    for (let at = 0; at < candidates.length; at += 1) {
      const key = candidates[at] ?? "";
      const value = read(this.peek(key));
      if (value !== undefined) return { key, value, at };
    }
    return undefined;
  }
}

export type Nested = { [key: string]: Nested | AttributeValue };

/** Deeper keys than this are no list of messages. */
const stepLimit = 20;

/** `0.message.role: x` becomes `{ 0: { message: { role: x } } }`. A key that is both leaf and branch keeps the branch. */
export function nested(entries: readonly (readonly [string, AttributeValue])[]): Nested {
  const root: Nested = Object.create(null);
  for (const [path, value] of entries) {
    const steps = path.split(".", stepLimit);
    const leaf = steps.pop() ?? path;
    let branch = root;
    for (const step of steps) {
      const inner = branch[step];
      if (isBranch(inner)) branch = inner;
      else {
        const created: Nested = Object.create(null);
        branch[step] = created;
        branch = created;
      }
    }
    if (!isBranch(branch[leaf])) branch[leaf] = value;
  }
  return root;
}

/** The branches under numeric keys, in the order of the numbers. Gaps close. */
export function indexed(branch: Nested | AttributeValue | undefined): Nested[] {
  if (!isBranch(branch)) return [];
  return Object.entries(branch)
    .filter((entry): entry is [string, Nested] => /^\d{1,9}$/.test(entry[0]) && isBranch(entry[1]))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, inner]) => inner);
}

/** Made by `nested`: such objects alone have no prototype. */
export function isBranch(value: unknown): value is Nested {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;
}
