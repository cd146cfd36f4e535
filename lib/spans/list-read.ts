import type { Fragment } from "@/db";
import type { IdRange } from "./id-range";

/** What every reader of a list is asked for. */
export type ListRead = {
  columns: Fragment;
  organizationId: number;
  /** The condition every row of the list meets, on the alias `s`. */
  base: Fragment;
  /** The condition that may be rare, on the alias `s`; null for none. */
  filters: Fragment | null;
  range: IdRange;
  limit: number;
  /** Else oldest first. In the order of an amount this is the order of equal ones. */
  newestFirst: boolean;
};
