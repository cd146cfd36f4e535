import type { AmountConditions } from "./amount-conditions";
import type { AmountKey } from "./amounts";
import type { Place } from "./cursor";
import type { ListRead } from "./list-read";

/** A row with its place in the order of an amount. */
export type OrderedRow<Row> = Row & { id: string; amount: string | null };

/** What a reader in the order of an amount is asked for. */
export type AmountRead = ListRead & {
  /** Whether anything beyond environment and side is asked for, so that a walk begins with a longer step. */
  isNarrow: boolean;
  key: AmountKey;
  /** What the filters say of the amount itself. */
  own: AmountConditions;
  /** The order the rows come in. Those without come at the end, or `noneFirst`. */
  descending: boolean;
  noneFirst: boolean;
  /** The place the rows lie beyond; null for the beginning. */
  place: Place | null;
};

export type AmountFound<Row> = {
  rows: OrderedRow<Row>[];
  /** The time was over there, and going on from this place finds the rest. */
  stoppedAt: Place | null;
  /** The time was over, and only spans from this id on were looked at. */
  low: string | null;
};
