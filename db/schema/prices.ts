import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { PriceRule, Rates, RepriceState, Side } from "../enums";
import { instant, int8 } from "./columns";

/**
 * What a model costs and when: the built-in catalogue (no organization) and what organizations set themselves. Rows
 * never change: an edit retires one and adds another, so that every span can name the price it was computed with.
 */
export const prices = pgTable(
  "prices",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    /** Null in the catalogue. */
    organizationId: integer("organization_id"),
    /** Who sells the model, lower case; empty when the price holds whoever does. */
    vendor: text("vendor").notNull(),
    /** Other names of the vendor's under which spans come. */
    prefixes: text("prefixes").array().notNull(),
    /** Lower case. */
    model: text("model").notNull(),
    rates: jsonb("rates").$type<Rates>().notNull(),
    /** From this instant on, to just before that one; null is open. */
    validFrom: instant("valid_from"),
    validUntil: instant("valid_until"),
    /** Where the price stands written: an address in the catalogue, a note of the person elsewhere. */
    source: text("source"),
    /** The catalogue's rows are found again by this hash of all they say. */
    fingerprint: text("fingerprint"),
    createdBy: text("created_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    retiredAt: instant("retired_at"),
  },
  (t) => [
    unique("prices_fingerprint").on(t.fingerprint),
    index("prices_organization").on(t.organizationId),
    check("prices_catalog", sql`(${t.organizationId} is null) = (${t.fingerprint} is not null)`),
  ],
);

/** One re-pricing of stored spans, and how far it, or its undoing, has come. */
export const reprices = pgTable(
  "reprices",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    organizationId: integer("organization_id").notNull(),
    state: text("state").$type<RepriceState>().notNull(),
    /** Which spans: by start, by side, by model. Null is any. */
    fromTime: instant("from_time"),
    untilTime: instant("until_time"),
    side: text("side").$type<Side>(),
    models: text("models").array(),
    /** Only spans received before this: those that came later were priced right at once. */
    receivedBefore: instant("received_before").notNull(),
    /** The row id of the last span seen. */
    cursor: uuid("cursor"),
    totalCount: int8("total_count").notNull(),
    doneCount: int8("done_count").notNull(),
    changedCount: int8("changed_count").notNull(),
    beforeNanos: int8("before_nanos").notNull(),
    afterNanos: int8("after_nanos").notNull(),
    error: text("error"),
    createdBy: text("created_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (t) => [index("reprices_organization").on(t.organizationId, t.createdAt)],
);

/** What one re-pricing did to one span, so that it can be undone. */
export const repricedSpans = pgTable(
  "repriced_spans",
  {
    organizationId: integer("organization_id").notNull(),
    repriceId: integer("reprice_id").notNull(),
    traceId: uuid("trace_id").notNull(),
    spanId: text("span_id").notNull(),
    costBefore: int8("cost_before"),
    ruleBefore: text("rule_before").$type<PriceRule>(),
    priceIdBefore: integer("price_id_before"),
    costAfter: int8("cost_after"),
    ruleAfter: text("rule_after").$type<PriceRule>(),
    priceIdAfter: integer("price_id_after"),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.repriceId, t.traceId, t.spanId] })],
);
