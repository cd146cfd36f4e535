import "server-only";
import { ArrowLeft } from "lucide-react";
import { Suspense } from "react";
import { ListNavigationProvider } from "@/components/filters/list-navigation";
import { Section } from "@/components/settings/section";
import { LoadError } from "@/components/spans/load-error";
import { Skeleton } from "@/components/states/skeleton";
import { ButtonLink } from "@/components/ui/button-link";
import { hasRole } from "@/lib/auth/roles";
import { scopeOfMember } from "@/lib/auth/scope";
import { requireMember } from "@/lib/auth/session";
import type { SearchParams } from "@/lib/filters/url";
import { listSeenModels } from "@/lib/pricing/models";
import { listReprices } from "@/lib/repricing/queries";
import { parseRepriceState, serializeRepriceState } from "@/lib/repricing/state";
import { isUnderWay } from "@/lib/repricing/types";
import { PendingPreview } from "./pending-preview";
import { RepriceControls } from "./reprice-controls";
import { RepriceHistory } from "./reprice-history";
import { PreviewSection, PreviewSkeleton } from "./reprice-preview";
import { RepriceProgressProvider } from "./reprice-progress";
import { RunningReprice } from "./running-reprice";

const title = "Re-price stored spans";
const description =
  "Gives spans the cost that the prices of today say for their time: yours first, then the catalogue. See what would change before anything does. A cost or unit prices that the client sent stay.";

/** Choose spans, see what would change, do it, follow it, take it back. */
export async function Repricing({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseRepriceState(await searchParams);
  const member = await requireMember();
  const scope = scopeOfMember(member);
  const [models, reprices] = await Promise.all([listSeenModels(scope), listReprices(scope)]);
  const canManage = hasRole(member.role, "admin");
  const isBusy = reprices.some(isUnderWay);
  return (
    <RepriceProgressProvider reprices={reprices}>
      <Section
        title={title}
        description={
          canManage ? description : `${description} Owners and admins can do it; your role is ${member.role}.`
        }
        action={
          <ButtonLink href="/settings/prices">
            <ArrowLeft aria-hidden />
            Prices
          </ButtonLink>
        }
      >
        <ListNavigationProvider>
          <RepriceControls models={models.map(({ model, spanCount }) => ({ model, spanCount }))} />
          <RunningReprice canManage={canManage} />
          {/* What would change can be told again when nothing is changing. */}
          {isBusy ? null : (
            <PendingPreview>
              <LoadError what="preview">
                <Suspense key={serializeRepriceState(state).toString()} fallback={<PreviewSkeleton />}>
                  <PreviewSection scope={scope} state={state} canStart={canManage} />
                </Suspense>
              </LoadError>
            </PendingPreview>
          )}
        </ListNavigationProvider>
      </Section>
      <RepriceHistory canManage={canManage} now={Date.now()} />
    </RepriceProgressProvider>
  );
}

export function RepricingSkeleton() {
  return (
    <Section title={title} description={description}>
      <Skeleton className="my-2 w-100" />
      <PreviewSkeleton />
    </Section>
  );
}
