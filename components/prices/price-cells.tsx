import type { ReactNode } from "react";
import { Unknown } from "@/components/cells/unknown";
import type { Rates, TokenRates } from "@/db/enums";
import { formatCount, formatRate, zonedTime } from "@/lib/format";
import type { Price } from "@/lib/pricing/price";

/** Whether these rates price tokens at all: what is billed by the minute or by characters may not. */
function pricesTokens(rates: Rates): boolean {
  const isByUnit = rates.audioMinute !== undefined || rates.character !== undefined;
  return !isByUnit || rates.prompt > 0 || rates.completion > 0;
}

/** One rate per million tokens. Cached tokens without a rate of their own cost what input costs. */
export function RateCell({ rates, part }: { rates: Rates; part: keyof TokenRates }) {
  const rate = rates[part];
  if (!pricesTokens(rates)) return <Unknown />;
  if (rate === undefined) {
    return (
      <span className="figure text-faint" title="No rate of its own: costs what input costs">
        {formatRate(rates.prompt)}
      </span>
    );
  }
  return <span className="figure">{formatRate(rate)}</span>;
}

/** What is billed beside tokens, and what long requests cost. */
export function OtherRates({ rates }: { rates: Rates }) {
  const { audioMinute, character, above } = rates;
  if (audioMinute === undefined && character === undefined && !above) return null;
  return (
    <div className="grid text-12">
      {audioMinute === undefined ? null : <Other rate={audioMinute}>/ min audio</Other>}
      {character === undefined ? null : <Other rate={character}>/ 1M characters</Other>}
      {above ? (
        <span className="whitespace-nowrap">
          <span className="text-muted">over {formatCount(above.tokens)}: </span>
          <span className="figure">{formatRate(above.prompt)}</span>
          <span className="text-faint"> in, </span>
          <span className="figure">{formatRate(above.completion)}</span>
          <span className="text-faint"> out</span>
        </span>
      ) : null}
    </div>
  );
}

function Other({ rate, children }: { rate: number; children: ReactNode }) {
  return (
    <span className="whitespace-nowrap">
      <span className="figure">{formatRate(rate)}</span> <span className="text-muted">{children}</span>
    </span>
  );
}

/** The days a price holds, UTC; the end is the first day on which it does not. */
export function Validity({ validFrom, validUntil }: Pick<Price, "validFrom" | "validUntil">) {
  if (validFrom === null && validUntil === null) return <span className="text-faint">always</span>;
  return (
    <span className="whitespace-nowrap">
      {validFrom === null ? null : (
        <>
          <span className="text-muted">{validUntil === null ? "from " : ""}</span>
          <Day iso={validFrom} />
        </>
      )}
      {validUntil === null ? null : (
        <>
          <span className="text-muted">{validFrom === null ? "until " : " – "}</span>
          <Day iso={validUntil} />
        </>
      )}
    </span>
  );
}

function Day({ iso }: { iso: string }) {
  return (
    <time dateTime={iso.slice(0, 10)} className="figure">
      {zonedTime(iso)?.date}
    </time>
  );
}
