import type { Fragment, Sql } from "@/db";
import { escapeLike } from "@/lib/filters/pattern";
import type { TextSql } from "@/lib/filters/where";
import { likeAny } from "@/lib/filters/where-any";
import { joined } from "@/lib/filters/where-number";

/**
 * How a filter reaches what a span carried, which lies apart from its row. The one place of it: a span whose contents
 * are withheld must never match by them, and that rule has its place in `readable`.
 */

/** Contents rows of the span that a query aliases as `s`, as far as anyone may see them. */
const readable =
  "span_contents c where c.organization_id = s.organization_id and c.id = s.id and c.trace_id = s.trace_id";

/** One of the extras as a place to filter by, null where the span carried none of that name. */
export function extraField(name: string): TextSql {
  return { text: extraText(name), isCostly: true };
}

/** Its text expression. */
export function extraText(name: string): string {
  return `(select ${extra(name)} from ${readable})`;
}

/** The same as a boolean: `true`, `1` or their opposites, null for anything else. */
export function extraBoolean(name: string): string {
  return `(select case ${extra(name)} when 'true' then true when '1' then true when 'false' then false
    when '0' then false end from ${readable})`;
}

/** The same as a `numeric`, null where it is no plain decimal. */
export function extraNumber(name: string, decimalForm: string): string {
  return `(select case when ${extra(name)} ~ '${decimalForm}' then (${extra(name)})::numeric end from ${readable})`;
}

// Looking for the name first spares parsing megabytes of JSON that do not have it.
function extra(name: string): string {
  return `(case when strpos(c.extras, '"${name}"') > 0 then c.extras::json ->> '${name}' end)`;
}

/** Formats write a call either as a list or object of that name, or as a part of that type. */
const toolCallMarks =
  '"(tool_calls|toolCalls|function_call|functionCall|toolUse)"\\s*:\\s*[[{]\\s*[^]}\\s]|"type"\\s*:\\s*"(tool_use|tool_call|tool-call|function_call)"';

/** Whether a span's answer calls a tool, by the marks of the formats we know. */
export const callsTools = `exists (select from ${readable}
  and (${extra("tool_calls")} ~ '[[{]\\s*[^]}\\s]' or c.output ~ '${toolCallMarks}'))`;

export type ContentPart = "input" | "output" | "tools";

/**
 * Whether any of these parts contains any of the texts, without regard to case. Contents that came as JSON are stored as JSON
 * text, where quotes and line breaks are escaped: the texts are looked for in both spellings.
 */
export function contentContains(sql: Sql, parts: readonly ContentPart[], texts: readonly string[]): Fragment {
  const patterns = texts.flatMap(spellingsOf).map((one) => `%${escapeLike(one)}%`);
  const conditions = parts.map((part) =>
    likeAny(sql, sql.unsafe(part === "tools" ? extra("tools") : `c.${part}`), patterns, 1),
  );
  return sql`exists (select from ${sql.unsafe(readable)} and (${joined(sql, conditions, "or")}))`;
}

/** A text as it may stand in stored contents: plain, and inside a JSON string. */
export function spellingsOf(text: string): string[] {
  return [...new Set([text, JSON.stringify(text).slice(1, -1)])];
}
