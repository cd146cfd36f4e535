import { encodeId } from "@/lib/http/addresses";
import { clipText } from "@/lib/spans/clip";
import { isFields, readable } from "@/lib/spans/message-parts";
import type { SpanDetail } from "@/lib/spans/types";
import { JsonText } from "./content/json-text";
import { Fold } from "./content/part-view";
import { PropertyList, PropertyRow } from "./property-row";

/** Shown with the messages already. */
const shownElsewhere = new Set(["tool_calls"]);
const foldBytes = 32 * 1024;

function isPlain(value: unknown): boolean {
  return typeof value === "string" ? value.length <= 200 : value === null || typeof value !== "object";
}

function toolName(tool: unknown): string {
  const inner = isFields(tool) && isFields(tool.function) ? tool.function : tool;
  return isFields(inner) && typeof inner.name === "string" ? inner.name : "unnamed";
}

/** What else the span carried: parameters, variables, the tools it was offered, raw request and response. */
export function SpanExtras({ span }: { span: SpanDetail }) {
  const entries = Object.entries(span.extras).filter(
    ([name, value]) => !shownElsewhere.has(name) && value !== null && value !== undefined,
  );
  if (entries.length === 0) return null;
  const parameters = entries.filter(([, value]) => isPlain(value));
  const variables = isFields(span.extras.variables) ? Object.entries(span.extras.variables) : [];
  const folded = entries.filter(([name, value]) => !isPlain(value) && name !== "variables");
  return (
    <>
      {parameters.length > 0 ? (
        <PropertyList title="Parameters">
          {parameters.map(([name, value]) => (
            <PropertyRow key={name} label={name} value={String(value)} />
          ))}
        </PropertyList>
      ) : null}
      {variables.length > 0 ? (
        <PropertyList title="Variables">
          {variables.map(([name, value]) => (
            <PropertyRow key={name} label={name} value={clipText(readable(value), foldBytes)} />
          ))}
        </PropertyList>
      ) : null}
      {folded.length > 0 ? (
        <section aria-label="Also sent" className="border-t border-line px-4 py-3">
          <h3 className="mb-2 text-12 font-semibold">Also sent</h3>
          <div className="grid gap-1.5">
            {folded.map(([name, value]) => (
              <ExtraFold
                key={name}
                name={name}
                value={value}
                href={`/logs/content/${encodeId(span.publicId)}/extras`}
              />
            ))}
          </div>
        </section>
      ) : null}
    </>
  );
}

function ExtraFold({ name, value, href }: { name: string; value: unknown; href: string }) {
  const text = readable(value);
  const shown = clipText(text, foldBytes);
  const tools = name === "tools" && Array.isArray(value) ? value.map(toolName) : null;
  return (
    <Fold
      title={<span className="font-mono">{name}</span>}
      hint={tools ? tools.join(", ") : shown.slice(0, 120)}
    >
      <JsonText text={shown} />
      {shown.length < text.length ? (
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          className="mt-1 inline-block text-12 text-accent hover:underline"
        >
          The first 32 kB are shown. Open the whole.
        </a>
      ) : null}
    </Fold>
  );
}
