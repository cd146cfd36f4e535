import { ExternalLink } from "lucide-react";
import { ListNavigationProvider } from "@/components/filters/list-navigation";
import { Section } from "@/components/settings/section";
import { formatCount } from "@/lib/format";
import type { CatalogSearch } from "@/lib/pricing/catalog-search";
import type { CatalogPage } from "@/lib/pricing/queries";
import { CatalogControls, CatalogPager } from "./catalog-controls";
import { CopyPriceButton } from "./edit-price-button";
import { PriceTable } from "./price-table";

/** The list prices that come with Spandrel, each with the page it was read from. */
export function CatalogSection({
  catalog,
  search,
  canManage,
  now,
}: {
  catalog: CatalogPage;
  search: CatalogSearch;
  canManage: boolean;
  now: number;
}) {
  const shown = { ...search, page: catalog.page };
  const total = formatCount(catalog.total);
  return (
    <Section
      title="Built-in catalogue"
      description="List prices of vendors in USD per million tokens, with the page each was read from. A price of your own wins over them."
    >
      <ListNavigationProvider>
        <div className="flex flex-wrap items-center gap-2">
          <CatalogControls search={shown} vendors={catalog.vendors} />
          <p role="status" className="ml-1 text-12 text-muted">
            {catalog.count === catalog.total
              ? `${total} prices`
              : `${formatCount(catalog.count)} of ${total} prices`}
          </p>
        </div>
        {catalog.count === 0 ? (
          <p className="py-6 text-muted">
            No list price matches. A model that is not here can have a price of your own.
          </p>
        ) : (
          <PriceTable
            label="Built-in catalogue"
            rows={catalog.rows}
            now={now}
            sourceLabel="Source"
            source={({ source }) => (source ? <SourceLink source={source} /> : null)}
            actions={canManage ? (price) => <CopyPriceButton price={price} /> : null}
          />
        )}
        <CatalogPager search={shown} pages={catalog.pages} />
      </ListNavigationProvider>
    </Section>
  );
}

function SourceLink({ source }: { source: string }) {
  if (!source.startsWith("https://")) return source;
  return (
    <a
      href={source}
      target="_blank"
      rel="noreferrer"
      title={source}
      className="inline-flex items-center gap-1 text-12 text-muted hover:text-ink hover:underline"
    >
      {new URL(source).host.replace(/^www\./, "")}
      <ExternalLink aria-hidden className="size-3" />
    </a>
  );
}
