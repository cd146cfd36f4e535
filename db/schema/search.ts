import { bigint, customType, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

const place = () => ({
  organizationId: integer("organization_id").notNull(),
  id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
  /** The lowest and the highest of the ids. */
  low: uuid("low").notNull(),
  high: uuid("high").notNull(),
  ids: uuid("ids").array().notNull(),
});

/**
 * Which letters follow each other in the contents of 512 spans: a bit-sliced signature file. Slice n has one bit for each of
 * the ids, set where the span has any of the letter groups that fall on n. Says which spans a word cannot be in.
 */
export const contentSignatures = pgTable(
  "content_signatures",
  {
    ...place(),
    /** How many slices the letter groups are spread over, beside those of their own. */
    hashes: integer("hashes").notNull(),
    slices: bytea("slices").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("content_signatures_high").on(t.organizationId, t.high),
    index("content_signatures_low").on(t.organizationId, t.low),
  ],
);

/** Spans whose contents are new since they were signed; written with them, in the same transaction. */
export const unsignedContents = pgTable(
  "unsigned_contents",
  { ...place(), count: integer("count").notNull() },
  (t) => [primaryKey({ columns: [t.organizationId, t.id] })],
);
