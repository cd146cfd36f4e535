import type { spanContents, spans } from "@/db/schema/spans";

/** A row of the span table as the writer holds it: instants as ISO text with microseconds. */
export type SpanRecord = WithIsoInstants<typeof spans.$inferSelect>;
export type ContentsRecord = typeof spanContents.$inferSelect;

type WithIsoInstants<Row> = {
  [Key in keyof Row]: Row[Key] extends Date
    ? string
    : Row[Key] extends Date | null
      ? string | null
      : Row[Key];
};
