import { z } from "zod";
import { type ListAddress, serializeRows } from "@/lib/spans/list-state";
import type { Store } from "../store/store";
import type { Group } from "./bars";

/** Something people wait for on Logs; `round` decides which of many values it is about. */
export type Question = {
  group: Group;
  name: string;
  /** What the page asks for, all at once. */
  paths(round: number): readonly string[];
  /** The same by one statement as one would write it by hand; null where there is none. */
  plain: ((round: number) => string) | null;
  read(answers: readonly string[]): Reading;
};

/** What was answered, in a word, and whether something was left out for want of time. */
export type Reading = { found: string; isPartial: boolean };

/** Beyond this there are no spans yet. Not on a whole minute, since people's ranges are not either. */
export function presentOf({ anchorMs }: Store): number {
  return anchorMs - 787_000;
}

export const dayMs = 86_400_000;

/** A list of the last days, of everything on the side of production unless told otherwise. */
export function listOf(store: Store, days: number, change: Partial<ListAddress> = {}): ListAddress {
  const to = presentOf(store);
  return {
    environment: { side: "prod", name: "prod" },
    range: { preset: null, from: to - days * dayMs, to },
    filters: [],
    span: null,
    ...change,
  };
}

/** The address behind a page of a list, by the product's own writing. */
export function rowsPath(list: ListAddress, further: Readonly<Record<string, string>> = {}): string {
  return `/logs/rows?${new URLSearchParams([...serializeRows(list), ...Object.entries(further)])}`;
}

const pageSchema = z.object({
  rows: z.array(z.object({ id: z.string(), publicId: z.string() })),
  searchedTo: z.string().nullable(),
  searchedAmount: z.number().nullable(),
});

/** @throws ZodError when it is no page of rows */
export function parsePage(answer: string): z.output<typeof pageSchema> {
  return pageSchema.parse(JSON.parse(answer));
}

export function readPage([answer = ""]: readonly string[]): Reading {
  const { rows, searchedTo, searchedAmount } = parsePage(answer);
  return { found: `${rows.length} rows`, isPartial: searchedTo !== null || searchedAmount !== null };
}
