import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Sql, TransactionSql } from "postgres";
import { type Column, columnsOf } from "@/db/bulk";

const chunkCharacters = 256 * 1024;

/** Rows on their way into a table by COPY. Nothing is there before `end`, and only if it did not fail. */
export type CopyIn = { write(row: object): Promise<void>; end(): Promise<void> };

/** @param options of COPY, e.g. `freeze` */
export async function copyInto(
  sql: Sql | TransactionSql,
  table: PgTable,
  name: string,
  options: string[] = [],
): Promise<CopyIn> {
  const columns = columnsOf(table);
  const names = columns.map((column) => `"${column.name}"`).join(", ");
  const settings = options.length > 0 ? ` with (${options.join(", ")})` : "";
  const stream = await sql.unsafe(`copy ${name} (${names}) from stdin${settings}`).writable();
  const done = finished(stream);
  done.catch(() => {});
  let lines: string[] = [];
  let size = 0;
  const flush = async () => {
    if (!stream.write(lines.join(""))) await Promise.race([once(stream, "drain"), done]);
    lines = [];
    size = 0;
  };
  return {
    write: async (row) => {
      const line = copyLine(columns, row);
      lines.push(line);
      size += line.length;
      if (size >= chunkCharacters) await flush();
    },
    end: async () => {
      if (size > 0) await flush();
      stream.end();
      await done;
    },
  };
}

/** A row in COPY's text format. */
export function copyLine(columns: readonly Column[], row: object): string {
  let line = "";
  for (const { key, type } of columns) {
    if (line !== "") line += "\t";
    line += fieldOf(Reflect.get(row, key), type);
  }
  return `${line}\n`;
}

const special = /[\\\n\r\t]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function fieldOf(value: unknown, type: string): string {
  if (value === null || value === undefined) return "\\N";
  if (type === "boolean") return value ? "t" : "f";
  const text = type === "jsonb" ? JSON.stringify(value) : String(value);
  return special.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? "") : text;
}
