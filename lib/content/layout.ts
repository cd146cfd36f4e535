import { blockStarts } from "./blocks";
import { layOutJson, parseJson } from "./json";
import { printYaml } from "./yaml";
import { type YamlPlace, yamlPlaces } from "./yaml-keys";

/** The ways to lay out one value as text. */
export type TextLayout = "text" | "json" | "yaml";

/** A text as it is shown. */
export type LaidOut = {
  text: string;
  /** What its keys are written in; null where it is prose. */
  keys: "json" | "yaml" | null;
  /** Where it may be cut; see `blockStarts`. */
  starts: Uint32Array<ArrayBufferLike>;
  /** Of YAML, the place each block begins at. */
  places: YamlPlace[];
};

export function cutText(text: string, keys: LaidOut["keys"]): LaidOut {
  const starts = blockStarts(text);
  return { text, keys, starts, places: keys === "yaml" ? yamlPlaces(text, starts) : [] };
}

/**
 * `source` laid out: as JSON over lines, as YAML, or as it is. What is no JSON, or is nested too deep to be walked,
 * stays as it is in every layout.
 */
export function layOut(source: string, layout: TextLayout): LaidOut {
  if (layout === "text") return cutText(source, null);
  const start = source.trimStart().charAt(0);
  if (start !== "{" && start !== "[") return cutText(source, null);
  try {
    const parsed = parseJson(source);
    if (!parsed) return cutText(source, null);
    return cutText(layout === "json" ? layOutJson(source) : printYaml(parsed.value), layout);
  } catch (error) {
    if (error instanceof RangeError) return cutText(source, null);
    throw error;
  }
}
