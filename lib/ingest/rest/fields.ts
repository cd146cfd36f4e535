import { asBoolean, asNumber, asText } from "../coerce";

/** A REST span while it is being read: what is taken is not seen again, and what nobody took is kept as it is. */
export class Fields {
  private readonly taken = new Set<string>();

  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

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
    return this.read(names, asText);
  }

  number(...names: string[]): number | undefined {
    return this.read(names, asNumber);
  }

  boolean(...names: string[]): boolean | undefined {
    return this.read(names, asBoolean);
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
    as: (value: unknown) => Wanted | undefined,
  ): Wanted | undefined {
    for (const name of names) this.taken.add(name);
    return names.map((name) => as(this.peek(name))).find((value) => value !== undefined);
  }
}
