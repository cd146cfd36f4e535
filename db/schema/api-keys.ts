import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { KeyScope, Side } from "../enums";
import { instant } from "./columns";
import { organizations } from "./organizations";

/** An API key. Only the SHA-256 of the whole key is kept: it has 190 random bits, so a slow hash would add nothing. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    organizationId: integer("organization_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull().unique(),
    side: text("side").$type<Side>().notNull(),
    scopes: text("scopes").array().$type<KeyScope[]>().notNull(),
    rateLimitPerMinute: integer("rate_limit_per_minute"),
    createdBy: text("created_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    revokedBy: text("revoked_by"),
  },
  (t) => [index("api_keys_organization").on(t.organizationId)],
);
