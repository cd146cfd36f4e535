import type { Metadata } from "next";
import { SelectedSpan } from "@/components/traces/selected-span";
import type { SearchParams } from "@/lib/filters/url";

/** The layout draws the panel only once the trace is known and a span selected, so there is nothing to check in advance. */
export const instant = false;

export const metadata: Metadata = { title: "Trace" };

/** The panel only: the trace itself is the layout's, which stays as it is while spans are selected. */
export default function TracePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <SelectedSpan searchParams={searchParams} />;
}
