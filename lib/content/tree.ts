/** One line of a tree of JSON. */
export type TreeNode = {
  /** The key or index, or a run of entries: "0 … 99". */
  label: string;
  /** The way from the root, to ask for what is below. */
  path: TreeStep[];
  /** Its value on one line, cut. */
  preview: string;
  type: "list" | "object" | "run" | "text" | "number" | "word";
  /** How many entries are below; 0 for a scalar. */
  size: number;
};

/** A key, an index, or a run of the entries of the value before it. */
export type TreeStep = string | number | { from: number; to: number };

const runLength = 100;
const previewLength = 300;

/** What lies below a path: its entries, or runs of a hundred where there are more. */
export function childrenAt(root: unknown, path: readonly TreeStep[]): TreeNode[] {
  let value = root;
  let run: { from: number; to: number } | null = null;
  for (const step of path) {
    if (typeof step === "object") run = step;
    else {
      value = entryOf(value, step);
      run = null;
    }
  }
  if (typeof value !== "object" || value === null) return [];
  const keys: readonly (string | number)[] = Array.isArray(value)
    ? Array.from({ length: value.length }, (_, index) => index)
    : Object.keys(value);
  if (run) return keys.slice(run.from, run.to).map((key) => nodeOf(entryOf(value, key), key, [...path, key]));
  if (keys.length <= runLength) return keys.map((key) => nodeOf(entryOf(value, key), key, [...path, key]));
  return Array.from({ length: Math.ceil(keys.length / runLength) }, (_, index) => {
    const from = index * runLength;
    const to = Math.min(keys.length, from + runLength);
    return {
      label: `${from} … ${to - 1}`,
      path: [...path, { from, to }],
      preview: "",
      type: "run",
      size: to - from,
    };
  });
}

function entryOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  // Narrowed to an object that has this key.
  return (value as Record<string | number, unknown>)[key];
}

function nodeOf(value: unknown, key: string | number, path: TreeStep[]): TreeNode {
  const label = String(key);
  if (Array.isArray(value)) {
    return { label, path, preview: listPreview(value), type: "list", size: value.length };
  }
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value);
    return {
      label,
      path,
      preview: `{ ${cut(keys.slice(0, 8).join(", "))} }`,
      type: "object",
      size: keys.length,
    };
  }
  if (typeof value === "string")
    return { label, path, preview: value === "" ? '""' : cut(value), type: "text", size: 0 };
  const type = typeof value === "number" || typeof value === "bigint" ? "number" : "word";
  return { label, path, preview: String(value), type, size: 0 };
}

function listPreview(list: readonly unknown[]): string {
  if (list.length === 0) return "[]";
  const words = list.length === 1 ? "1 entry" : `${list.length.toLocaleString("en-US")} entries`;
  return `[ ${words} ]`;
}

function cut(text: string): string {
  return text.length > previewLength ? `${text.slice(0, previewLength)}…` : text;
}
