import { layOutJson, parseJson } from "./json";
import { printYaml } from "./yaml";

/** The ways to lay out one value as text. */
export type TextLayout = "text" | "json" | "yaml";

/**
 * `source` laid out: as JSON over lines, as YAML, or as it is. What is no JSON, or is nested too deep to be walked,
 * stays as it is in every layout.
 */
export function layOut(source: string, layout: TextLayout): string {
  if (layout === "text") return source;
  const start = source.trimStart().charAt(0);
  if (start !== "{" && start !== "[") return source;
  try {
    const parsed = parseJson(source);
    if (!parsed) return source;
    return layout === "json" ? layOutJson(source) : printYaml(parsed.value);
  } catch (error) {
    if (error instanceof RangeError) return source;
    throw error;
  }
}
