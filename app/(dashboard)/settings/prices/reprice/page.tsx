import type { Metadata } from "next";
import { Suspense } from "react";
import { Repricing, RepricingSkeleton } from "@/components/repricing/repricing";

export const metadata: Metadata = { title: "Re-price stored spans" };

export default function RepricePage({ searchParams }: PageProps<"/settings/prices/reprice">) {
  return (
    <Suspense fallback={<RepricingSkeleton />}>
      <Repricing searchParams={searchParams} />
    </Suspense>
  );
}
