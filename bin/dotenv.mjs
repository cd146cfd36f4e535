import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** Reads `.env` of the root into the environment; what is set there already wins. */
export function loadDotenv() {
  let text;
  try {
    text = readFileSync(join(root, ".env"), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  for (const [name, value] of parseDotenv(text)) process.env[name] ??= value;
}

/**
 * `NAME=value` lines; `export` before them, quotes around values and `#` comments after a space are understood.
 *
 * @param {string} text
 * @returns {[string, string][]}
 */
export function parseDotenv(text) {
  const pairs = [];
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) continue;
    const [, name, raw] = match;
    const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(raw);
    pairs.push([name, quoted ? quoted[2] : raw.replace(/(^|\s+)#.*$/, "")]);
  }
  return pairs;
}
