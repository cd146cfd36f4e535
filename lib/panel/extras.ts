import { clipText } from "@/lib/spans/clip";
import { isFields, readable } from "@/lib/spans/message-parts";
import type { PanelExtra } from "./panel-span";

/** Shown with the messages already. */
const shownElsewhere = new Set(["tool_calls"]);
/** How much of one further field a page carries, and of all together. */
export const extraBytes = 32 * 1024;
const allBytes = 256 * 1024;
const hintLength = 120;

/** What else a span carried, laid out: parameters first, then variables, then what is folded. */
export function extrasOf(extras: Readonly<Record<string, unknown>>): PanelExtra[] {
  const entries = Object.entries(extras).filter(
    ([name, value]) => !shownElsewhere.has(name) && value !== null && value !== undefined,
  );
  const { variables } = extras;
  let left = allBytes;
  const take = (name: string, kind: PanelExtra["kind"], value: unknown): PanelExtra => {
    const whole = kind === "parameter" ? String(value) : readable(value);
    const text = clipText(whole, Math.min(extraBytes, left));
    left -= Math.min(left, text.length);
    const isClipped = text.length < whole.length;
    return { name, kind, text, isClipped, hint: kind === "folded" ? hintOf(name, value, text) : "" };
  };
  return [
    ...entries.filter(([, value]) => isPlain(value)).map(([name, value]) => take(name, "parameter", value)),
    ...Object.entries(isFields(variables) ? variables : {}).map(([name, value]) =>
      take(name, "variable", value),
    ),
    ...entries
      .filter(([name, value]) => !isPlain(value) && !(name === "variables" && isFields(value)))
      .map(([name, value]) => take(name, "folded", value)),
  ];
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" ? value.length <= 200 : value === null || typeof value !== "object";
}

function hintOf(name: string, value: unknown, text: string): string {
  const words =
    name === "tools" && Array.isArray(value) ? value.map(toolName).join(", ") : text.replaceAll(/\s+/g, " ");
  return words.slice(0, hintLength);
}

function toolName(tool: unknown): string {
  const inner = isFields(tool) && isFields(tool.function) ? tool.function : tool;
  return isFields(inner) && typeof inner.name === "string" ? inner.name : "unnamed";
}
