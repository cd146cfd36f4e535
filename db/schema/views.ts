import { boolean, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { ListName } from "../enums";
import { instant } from "./columns";
import { organizations } from "./organizations";

/** A list's address under a name: filters, range, sort and columns, for its maker or for the whole organization. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    organizationId: integer("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    list: text("list").$type<ListName>().notNull(),
    name: text("name").notNull(),
    /** Search params, sorted by name. */
    params: text("params").notNull(),
    isShared: boolean("is_shared").notNull(),
    /** As the audit writes actors. */
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [unique("saved_views_name").on(t.organizationId, t.list, t.createdBy, t.name)],
);
