import { asBoolean, asRecord, asText } from "../coerce";
import { type NumberRule, readNumber } from "../numbers";
import type { Repairs } from "../repairs";

/**
 * A REST span while it is being read: what is taken is not seen again, and what nobody took is kept as it is. A value
 * of the wrong type is set aside under its own name and counts as absent.
 */
export class Fields {
  private readonly taken = new Set<string>();

  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly repairs: Repairs,
  ) {}

  peek(key: string): unknown {
    return Object.hasOwn(this.values, key) ? this.values[key] : undefined;
  }

  /** The first value present under any of the names; all of them count as read. */
  take(...names: string[]): unknown {
    let found: unknown;
    for (const name of names) {
      this.taken.add(name);
      found ??= this.peek(name);
    }
    return found;
  }

  text(...names: string[]): string | undefined {
    return this.read(names, this.typed(asText, "is not a text"));
  }

  number(rule: NumberRule, ...names: string[]): number | undefined {
    return this.read(names, (name, value) => readNumber(name, value, rule, this.repairs));
  }

  boolean(...names: string[]): boolean | undefined {
    return this.read(names, this.typed(asBoolean, "is neither true nor false"));
  }

  /** An object, also one written as JSON text. */
  record(...names: string[]): Record<string, unknown> | undefined {
    return this.read(names, this.typed(asRecord, "is not an object"));
  }

  /** The named fields as an object of their own. */
  pick(names: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(names.map((name) => [name, this.take(name)]));
  }

  /** Fields nobody took, without absent ones. */
  rest(): [name: string, value: unknown][] {
    return Object.entries(this.values).filter(
      ([name, value]) => !this.taken.has(name) && value !== null && value !== undefined && value !== "",
    );
  }

  private read<Wanted>(
    names: readonly string[],
    as: (name: string, value: unknown) => Wanted | undefined,
  ): Wanted | undefined {
    const values = names.map((name) => as(name, this.peek(name)));
    const found = values.find((value) => value !== undefined);
    // What another name of the field says differently is not lost: nobody took it.
    for (const [index, name] of names.entries()) {
      if (values[index] === undefined || values[index] === found) this.taken.add(name);
    }
    return found;
  }

  private typed<Wanted>(as: (value: unknown) => Wanted | undefined, problem: string) {
    return (name: string, value: unknown): Wanted | undefined => {
      const read = as(value);
      const isAbsent = value === undefined || value === null || value === "";
      if (read === undefined && !isAbsent) this.repairs.setAside(name, value, problem);
      return read;
    };
  }
}
