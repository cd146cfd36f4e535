import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { hasAnySpan } from "../environment-queries";
import { boundsOf } from "../list-state";
import { countSpans, type SpanCount } from "./count";
import { type Facet, facetsOf } from "./facets";
import type { OverviewQuestion } from "./overview-question";
import { type SpanSummary, summaryOf } from "./summary";
import { type Volume, volumeOf } from "./volume";

/** Null in place of what could not be read in time. `isEmptyForever`: the environment never had a span. */
export type VolumeAnswer = { count: SpanCount; volume: Volume | null; isEmptyForever: boolean };
export type SummaryAnswer = { summary: SpanSummary | null };
/** In the order asked. */
export type FacetsAnswer = { facets: (Facet | null)[]; isEmptyForever: boolean };

/** One part of what stands around a list. `now` in epoch milliseconds is where presets of time are counted from. */
export async function readOverview(
  scope: Scope,
  question: OverviewQuestion,
  now: number,
): Promise<VolumeAnswer | SummaryAnswer | FacetsAnswer> {
  const { environment, filters, range } = question.state;
  const selection = { environment, filters, ...boundsOf(range, now) };
  if (question.part === "summary") return { summary: await summaryOf(scope, selection) };
  if (question.part === "facets") {
    const facets = await facetsOf(scope, selection, question.facets);
    const isEmpty =
      filters.length === 0 && facets.every((facet) => facet !== null && facet.values.length === 0);
    return { facets, isEmptyForever: isEmpty && !(await hasAnySpan(scope, environment)) };
  }
  const [count, volume] = await Promise.all([
    countSpans(scope, selection),
    volumeOf(scope, selection, { zone: question.zone, now }),
  ]);
  const isEmptyForever = count.count === 0 && !(await hasAnySpan(scope, environment));
  return { count, volume, isEmptyForever };
}
