import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** What the installation remembers about itself: its generated secret, whether demo data was loaded. */
export const settings = pgTable("settings", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});
