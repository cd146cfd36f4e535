import { ExternalLink } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { zonedTime } from "@/lib/format";
import type { SpanFacts } from "@/lib/panel/panel-span";
import type { CostExplanation } from "@/lib/pricing/explain";
import type { MatchStep } from "@/lib/pricing/model-names";
import type { NamedPrice } from "@/lib/pricing/store";

/** Which rule priced a span, with the price it took and how the model led there. */
export function CostRule({ span, explanation }: { span: SpanFacts; explanation: CostExplanation }) {
  const { rule, price, match } = explanation;
  switch (rule) {
    case "given":
      return <p>Given by the sender. Nothing was computed.</p>;
    case "span_unit_price":
      return <p>Computed with the unit prices the span brought.</p>;
    case "organization":
    case "catalog":
      return price === null ? (
        <p>Computed with a price that is no longer stored.</p>
      ) : (
        <div className="grid gap-1">
          <p>
            {rule === "catalog"
              ? "Computed with the built-in catalogue: "
              : "Computed with your organization’s price for "}
            <Name>{price.vendor === "" ? price.model : `${price.vendor}/${price.model}`}</Name>
            {validity(price)}. <Source price={price} />
          </p>
          {match === null ? null : <p className="text-muted">{matchWords(match, span.model ?? "")}</p>}
        </div>
      );
    case "unknown":
      return span.model === null ? (
        <p>The span names no model, so no price can be looked up.</p>
      ) : (
        <div className="grid justify-items-start gap-2">
          <p>
            No price is known for <Name>{span.model}</Name>, neither of your organization nor in the
            catalogue.
          </p>
          <ButtonLink href={`/settings/prices?${new URLSearchParams({ model: span.model })}`} size="sm">
            Set a price
          </ButtonLink>
        </div>
      );
    case null:
      return (
        <p>
          {span.estimatePending
            ? "No usage was reported. The tokens are being counted from the content."
            : "No usage was reported, so there is nothing to price."}
        </p>
      );
  }
}

function Name({ children }: { children: ReactNode }) {
  return <span className="font-mono [overflow-wrap:anywhere]">{children}</span>;
}

function validity({ validFrom, validUntil }: NamedPrice): string {
  const from = validFrom === null ? "" : ` from ${dayOf(validFrom)}`;
  const until = validUntil === null ? "" : ` until ${dayOf(validUntil)}`;
  return from === "" && until === "" ? "" : `, valid${from}${until}`;
}

function dayOf(iso: string): string {
  return zonedTime(iso)?.date ?? iso;
}

/** The catalogue names the page its price was read on; an organization's price may bear a note. */
function Source({ price: { source, organizationId } }: { price: NamedPrice }) {
  if (organizationId !== null) {
    return (
      <>
        {source === null ? null : <span className="text-muted">{source} · </span>}
        <Link href="/settings/prices" className="text-accent underline">
          Your prices
        </Link>
      </>
    );
  }
  if (!source?.startsWith("https://")) return null;
  return (
    <a
      href={source}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 text-accent underline"
    >
      {new URL(source).host}
      <ExternalLink aria-hidden className="size-3" />
    </a>
  );
}

function matchWords(match: MatchStep, model: string): ReactNode {
  switch (match) {
    case "exact_id":
      return "The span’s model has exactly this name.";
    case "provider_prefix":
      return (
        <>
          Found from <Name>{model}</Name> without its provider’s prefix.
        </>
      );
    case "dated_suffix":
      return (
        <>
          Found from <Name>{model}</Name> without its dated suffix.
        </>
      );
  }
}
