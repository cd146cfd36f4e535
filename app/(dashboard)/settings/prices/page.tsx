import type { Metadata } from "next";
import { Suspense } from "react";
import { Prices, PricesSkeleton } from "@/components/prices/prices";

export const metadata: Metadata = { title: "Prices" };

export default function PricesPage({ searchParams }: PageProps<"/settings/prices">) {
  return (
    <Suspense fallback={<PricesSkeleton />}>
      <Prices searchParams={searchParams} />
    </Suspense>
  );
}
