import { formatBytes } from "@/lib/format";
import { encodeId } from "@/lib/http/addresses";
import { extraBytes } from "@/lib/panel/extras";
import type { PanelExtra } from "@/lib/panel/panel-span";
import { Fold } from "./content/fold";
import { JsonText } from "./content/json-text";
import { PropertyList, PropertyRow } from "./property-row";

/** What else the span carried: parameters, variables, the tools it was offered, raw request, response and attributes. */
export function SpanExtras({ publicId, extras }: { publicId: string; extras: readonly PanelExtra[] }) {
  const of = (kind: PanelExtra["kind"]) => extras.filter((extra) => extra.kind === kind);
  const folded = of("folded");
  return (
    <>
      <Rows title="Parameters" extras={of("parameter")} />
      <Rows title="Variables" extras={of("variable")} />
      {folded.length > 0 ? (
        <section aria-label="Also sent" className="border-t border-line px-4 py-3">
          <h3 className="mb-2 text-12 font-semibold">Also sent</h3>
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1.5">
            {folded.map((extra) => (
              <ExtraFold key={extra.name} extra={extra} href={`/logs/content/${encodeId(publicId)}/extras`} />
            ))}
          </div>
        </section>
      ) : null}
    </>
  );
}

function Rows({ title, extras }: { title: string; extras: readonly PanelExtra[] }) {
  if (extras.length === 0) return null;
  return (
    <PropertyList title={title}>
      {extras.map(({ name, text }) => (
        <PropertyRow key={name} label={name} value={text} />
      ))}
    </PropertyList>
  );
}

function ExtraFold({ extra: { name, text, hint, isClipped }, href }: { extra: PanelExtra; href: string }) {
  return (
    <Fold
      title={<span className="font-mono">{name}</span>}
      hint={hint}
      size={isClipped ? `>${formatBytes(text.length)}` : formatBytes(text.length)}
    >
      <JsonText text={text} label={name} />
      {isClipped ? (
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          className="mt-1 inline-block text-12 text-accent hover:underline"
        >
          The first {formatBytes(extraBytes)} are shown. Open the whole.
        </a>
      ) : null}
    </Fold>
  );
}
