import { Section } from "@/components/settings/section";
import { ButtonLink } from "@/components/ui/button-link";
import { classNames } from "@/components/ui/class-names";
import { formatCount, zonedTime } from "@/lib/format";
import type { UnpricedModel } from "@/lib/pricing/models";
import { SetPriceButton } from "./edit-price-button";
import { repriceHref } from "./reprice-href";

const shownLimit = 100;

/** Models whose stored spans have no cost, each with the way to one. Nothing when every model has a price. */
export function UnpricedModels({ models, canManage }: { models: UnpricedModel[]; canManage: boolean }) {
  if (models.length === 0) return null;
  const shown = models.slice(0, shownLimit);
  const tellsProvider = shown.some(({ provider }) => provider !== null);
  return (
    <Section
      title="Models without a price"
      description="Their spans have no cost, and count as nothing in every total. Set a price, then re-price what is stored."
    >
      <table className="w-full max-w-220 border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-left text-12 text-muted [&>*]:h-8 [&>*]:px-2 [&>*]:font-medium">
            <th scope="col" className="pl-0!">
              Model
            </th>
            {tellsProvider ? <th scope="col">Provider</th> : null}
            <th scope="col" className="text-right">
              Spans
            </th>
            <th scope="col">Last seen</th>
            <th scope="col">
              <span className="sr-only">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr
              key={`${row.model} ${row.provider}`}
              className="border-b border-line-soft hover:bg-hover [&>*]:h-9 [&>*]:px-2"
            >
              <th scope="row" className="max-w-90 truncate pl-0! text-left font-normal" title={row.model}>
                <span className="font-mono text-12">{row.model}</span>
              </th>
              {tellsProvider ? (
                <td className={classNames(!row.provider && "text-faint")}>
                  {row.provider ?? ""}
                  {row.provider === "" ? "not said" : ""}
                </td>
              ) : null}
              <td className="figure text-right">{formatCount(row.spanCount)}</td>
              <td className="figure whitespace-nowrap">{zonedTime(row.lastDay)?.date}</td>
              <td className="pr-0! text-right">
                <Remedy row={row} canManage={canManage} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {models.length > shownLimit ? (
        <p className="text-12 text-muted">
          and {formatCount(models.length - shownLimit)} more models with fewer spans
        </p>
      ) : null}
    </Section>
  );
}

function Remedy({ row, canManage }: { row: UnpricedModel; canManage: boolean }) {
  if (row.reason === "before_price") {
    return (
      <span className="inline-flex items-center gap-3">
        <span className="text-12 text-muted">has a price now</span>
        {canManage ? (
          <ButtonLink size="sm" href={repriceHref([row.model])} aria-label={`Re-price spans of ${row.model}`}>
            Re-price…
          </ButtonLink>
        ) : null}
      </span>
    );
  }
  return canManage ? <SetPriceButton model={row.model} provider={row.provider ?? ""} /> : null;
}
