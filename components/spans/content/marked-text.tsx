import { Fragment } from "react";
import { type YamlPlace, yamlKeys } from "@/lib/content/yaml-keys";

type MarkedTextProps = {
  text: string;
  /** What its keys are written in; null where it has none. */
  keys: "json" | "yaml" | null;
  /** Where in a YAML text this piece of it begins; its beginning unless given. */
  from?: YamlPlace;
};

const jsonKey = /"(?:[^"\\\n]|\\.)*"(?=\s*:)/g;

/** A short piece of laid-out text: keys quiet, values plain. */
export function MarkedText({ text, keys, from }: MarkedTextProps) {
  if (keys === null) return text;
  const found = keys === "json" ? jsonKeys(text) : yamlKeys(text, from).keys;
  return (
    <>
      {found.map(([start, end], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one constant text
        <Fragment key={index}>
          {text.slice(found[index - 1]?.[1] ?? 0, start)}
          <span className="text-muted">{text.slice(start, end)}</span>
        </Fragment>
      ))}
      {text.slice(found.at(-1)?.[1] ?? 0)}
    </>
  );
}

function jsonKeys(text: string): [start: number, end: number][] {
  return [...text.matchAll(jsonKey)].map(({ index, 0: key }) => [index, index + key.length]);
}
