import type { Metadata } from "next";
import { Suspense } from "react";
import { ListNavigationProvider } from "@/components/filters/list-navigation";
import { PageHeader, PageLayout } from "@/components/shell/page-layout";
import { LoadError } from "@/components/spans/load-error";
import { FacetColumn, FacetColumnSkeleton } from "@/components/spans/overview/facet-column";
import { SpansOverview, SpansOverviewSkeleton } from "@/components/spans/overview/spans-overview";
import { PanelControlsProvider } from "@/components/spans/panel-controls";
import { PanelSlot } from "@/components/spans/panel-slot";
import { SpanFilters, SpanFiltersSkeleton } from "@/components/spans/span-filters";
import { SpansTable, SpansTableSkeleton } from "@/components/spans/spans-table";
import { Views } from "@/components/views/views";

export const metadata: Metadata = { title: "Logs" };

export default function LogsPage({ searchParams }: PageProps<"/logs">) {
  return (
    <ListNavigationProvider>
      <PanelControlsProvider>
        <PageLayout
          header={
            <PageHeader title="Logs" environments>
              <Suspense fallback={null}>
                <Views list="logs" />
              </Suspense>
            </PageHeader>
          }
        >
          <Suspense fallback={<SpanFiltersSkeleton />}>
            <SpanFilters />
          </Suspense>
          <div className="flex min-h-0 flex-1">
            <Suspense fallback={<FacetColumnSkeleton />}>
              <FacetColumn />
            </Suspense>
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <Suspense fallback={<SpansOverviewSkeleton />}>
                <SpansOverview />
              </Suspense>
              <LoadError what="list">
                <Suspense fallback={<SpansTableSkeleton />}>
                  <SpansTable searchParams={searchParams} />
                </Suspense>
              </LoadError>
            </div>
            <Suspense fallback={null}>
              <PanelSlot searchParams={searchParams} />
            </Suspense>
          </div>
        </PageLayout>
      </PanelControlsProvider>
    </ListNavigationProvider>
  );
}
