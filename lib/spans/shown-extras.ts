import { scrub } from "./scrub";

type Extras = Record<string, unknown>;

/** The conversation itself and what went into it: shown as sent. Any other extra may hold a raw request. */
const asSent = new Set([
  "tools",
  "tool_calls",
  "tool_choice",
  "variables",
  "properties",
  "prompt",
  "prompt_messages",
  "completion",
  "completion_message",
  "completion_messages",
  "embedding",
]);

/**
 * A span's further content fields as anyone may read them: raw requests and responses without credentials, and
 * without the metadata that is hidden on read. Source: docs/rules.md, "Metadata" and "Field names".
 */
export function shownExtras(extras: Extras): Extras {
  const entries = Object.entries(extras).map(([name, value]): [string, unknown] => [
    name,
    name === "metadata_whole" ? withoutHidden(value) : asSent.has(name) ? value : scrub(value),
  ]);
  return Object.fromEntries(entries);
}

function withoutHidden(metadata: unknown): unknown {
  if (typeof metadata !== "object" || metadata === null) return metadata;
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith("_")));
}
