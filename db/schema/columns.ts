import { customType, timestamp } from "drizzle-orm/pg-core";

/** An instant with microseconds. Read as the database's text where precision matters, as a Date elsewhere. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 6 });

/** 64-bit count, sum or microseconds. Fits a JavaScript number up to 2^53, which for nano-dollars is 9 million USD. */
export const int8 = customType<{ data: number; driverData: string }>({
  dataType: () => "bigint",
  fromDriver: Number,
});
