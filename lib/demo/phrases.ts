import type { Random } from "@/lib/demo/random";

/** What fills `%name%` in a text. */
export type Slots = Record<string, string>;

/**
 * A text from its template: `[[one|other]]` takes one alternative, `%name%` a slot. A slot nobody filled is a
 * mistake in a table and throws.
 */
export function compose(template: string, slots: Slots, random: Random): string {
  return template
    .replace(/\[\[([^\]]*)\]\]/g, (_, alternatives: string) => random.pick(alternatives.split("|")))
    .replace(/%(\w+)%/g, (_, name: string) => {
      const value = slots[name];
      if (value === undefined) throw new Error(`no slot "${name}" for: ${template.slice(0, 80)}`);
      return value;
    });
}

/** JSON whose strings are templates. */
export type Template = string | number | boolean | null | Template[] | { [key: string]: Template };

/** The same for every string inside a JSON value. A string that is only `#name` becomes that slot as a number. */
export function composeDeep(template: Template, slots: Slots, random: Random): Template {
  if (typeof template === "string") {
    if (/^#\w+$/.test(template)) return Number(slots[template.slice(1)]);
    return compose(template, slots, random);
  }
  if (Array.isArray(template)) return template.map((part) => composeDeep(part, slots, random));
  if (template && typeof template === "object") {
    return Object.fromEntries(
      Object.entries(template).map(([key, part]) => [key, composeDeep(part, slots, random)]),
    );
  }
  return template;
}
