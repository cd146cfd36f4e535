import "server-only";
import { Suspense } from "react";
import { Section } from "@/components/settings/section";
import { RowSkeletons } from "@/components/states/skeleton";
import { ButtonLink } from "@/components/ui/button-link";
import { hasRole } from "@/lib/auth/roles";
import { type Scope, scopeOfMember } from "@/lib/auth/scope";
import { requireMember } from "@/lib/auth/session";
import type { SearchParams } from "@/lib/filters/url";
import { zonedTime } from "@/lib/format";
import { parseCatalogSearch } from "@/lib/pricing/catalog-search";
import { listUnpricedModels } from "@/lib/pricing/models";
import { listCatalog, listOwnPrices, type OwnPrice } from "@/lib/pricing/queries";
import { CatalogSection } from "./catalog-section";
import { AddPriceButton, EditPriceButton } from "./edit-price-button";
import { PriceEditor } from "./price-editor";
import { PriceTable } from "./price-table";
import { RemovePriceDialog } from "./remove-price-dialog";
import { UnpricedModels } from "./unpriced-models";

const title = "Your prices";
const description =
  "What you pay, in USD per million tokens. A price of yours wins over the catalogue, from the moment it is saved.";

/** What models cost: those nobody prices, the organization's own prices, the catalogue. */
export async function Prices({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = parseCatalogSearch(await searchParams);
  const member = await requireMember();
  const scope = scopeOfMember(member);
  const now = Date.now();
  const [own, catalog] = await Promise.all([listOwnPrices(scope), listCatalog(scope, search)]);
  const canManage = hasRole(member.role, "admin");
  return (
    <PriceEditor canManage={canManage}>
      {/* Counted over spans where several sell a model, which may take a while. */}
      <Suspense fallback={null}>
        <Unpriced scope={scope} now={now} canManage={canManage} />
      </Suspense>
      <Section
        title={title}
        description={
          canManage ? description : `${description} Owners and admins set them; your role is ${member.role}.`
        }
        action={
          <div className="flex gap-2">
            <ButtonLink href="/settings/prices/reprice">Re-price stored spans…</ButtonLink>
            {canManage ? <AddPriceButton /> : null}
          </div>
        }
      >
        {own.length === 0 ? (
          <p className="text-muted">
            None yet: every span is priced by the catalogue{canManage ? ", or by what you set here" : ""}.
          </p>
        ) : (
          <PriceTable
            label={title}
            rows={own}
            now={now}
            sourceLabel="Set"
            source={(price) => <Origin price={price} />}
            actions={
              canManage
                ? (price) => (
                    <span className="inline-flex gap-1">
                      <EditPriceButton price={price} />
                      <RemovePriceDialog price={price} />
                    </span>
                  )
                : null
            }
          />
        )}
      </Section>
      <CatalogSection catalog={catalog} search={search} canManage={canManage} now={now} />
    </PriceEditor>
  );
}

async function Unpriced({ scope, now, canManage }: { scope: Scope; now: number; canManage: boolean }) {
  return <UnpricedModels models={await listUnpricedModels(scope, now)} canManage={canManage} />;
}

function Origin({ price: { source, createdAt, createdBy } }: { price: OwnPrice }) {
  const words = [source, `set ${zonedTime(createdAt)?.date ?? ""}`, createdBy && `by ${createdBy}`];
  return (
    <span title={words.filter(Boolean).join(", ")} className="text-12">
      {source ?? (
        <span className="text-muted">
          {zonedTime(createdAt)?.date}
          {createdBy ? ` by ${createdBy}` : ""}
        </span>
      )}
    </span>
  );
}

export function PricesSkeleton() {
  return (
    <Section title={title} description={description}>
      <RowSkeletons
        rows={10}
        heightPx={36}
        template="3fr 1fr 1fr 1fr 1fr 1fr 1fr 1fr"
        align={["start", "start", "end", "end", "end", "end", "start", "end"]}
        label="Loading prices"
      />
    </Section>
  );
}
