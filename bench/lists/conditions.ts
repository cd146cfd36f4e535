import type { SpanFieldKey, SpanFilter } from "@/lib/spans/fields";
import type { EnvironmentChoice } from "@/lib/spans/list-state";
import type { SpanSort } from "@/lib/spans/sort";
import type { Store } from "../store/store";
import type { Group } from "./bars";
import { literal, plainPage } from "./plain";
import { listOf, type Question, readPage, rowsPath } from "./question";

/** A filter, and the same as a condition on `spans s`. */
export type Condition = { filter: SpanFilter; plain: string };

/** Conditions joined by AND, of which some may have another value with every round. */
export type Conditions = { name: string; of(round: number): readonly Condition[] };

/** An order, and the same behind `order by`. */
export type Order = { name: string; sort: SpanSort; plain: string };

const days = 30;

/** The first page of a list of 30 days. */
export function firstPage(
  store: Store,
  group: Group,
  { name, of }: Conditions,
  { order = null, environment }: { order?: Order | null; environment?: EnvironmentChoice } = {},
): Question {
  const list = (round: number) =>
    listOf(store, days, {
      filters: of(round).map(({ filter }) => filter),
      ...(order ? { sort: order.sort } : {}),
      ...(environment ? { environment } : {}),
    });
  return {
    group,
    name: [order?.name, name].filter(Boolean).join(" + ") || "no filter",
    paths: (round) => [rowsPath(list(round))],
    plain: (round) =>
      plainPage(store, list(round), {
        condition: ["true", ...of(round).map(({ plain }) => plain)].join(" and "),
        ...(order ? { order: order.plain } : {}),
      }),
    read: readPage,
  };
}

export function fixed(name: string, conditions: readonly Condition[]): Conditions {
  return { name, of: () => conditions };
}

/** Another value with every round. */
export function varied(
  name: string,
  values: readonly string[],
  conditionsOf: (value: string) => readonly Condition[],
): Conditions {
  return { name, of: (round) => conditionsOf(values[round % values.length] ?? "") };
}

export function is(field: SpanFieldKey, value: string): SpanFilter {
  return { field, operator: "is", values: [value] };
}

export function equals(field: SpanFieldKey, column: string, value: string): Condition {
  return { filter: is(field, value), plain: `${column} = ${literal(value)}` };
}

export function metadata(key: string, value: string): Condition {
  return {
    filter: { field: "metadata", mapKey: key, operator: "is", values: [value] },
    plain: `s.metadata @> ${literal(JSON.stringify({ [key]: value }))}`,
  };
}
