import { encodeId } from "@/lib/http/addresses";
import { bytesOf, clipText, contentLimit } from "@/lib/spans/clip";
import { readable } from "@/lib/spans/message-parts";
import { readConversation } from "@/lib/spans/messages";
import type { SpanDetail } from "@/lib/spans/types";
import { ContentView, clipContent } from "./content-view";
import { ContentViews } from "./content-views";
import { FieldHeading } from "./field-heading";
import { JsonText } from "./json-text";
import type { ContentViewChoice } from "./view-choice";

/** Longer text is not laid out anew for the JSON view: only its beginning would be seen. */
const layoutLength = 1_000_000;

/** What went in and what came out. */
export function SpanContent({ span, view }: { span: SpanDetail; view: ContentViewChoice }) {
  if (span.noLog) {
    return (
      <p className="border-t border-line px-4 py-3 text-12 text-muted">
        The sender asked not to log content: it was dropped before anything was written.
      </p>
    );
  }
  const { input, output } = readConversation({
    input: span.input,
    output: span.output,
    toolCalls: span.extras.tool_calls,
  });
  const fields = [
    { title: "Input", name: "input", source: span.input, content: input },
    { title: "Output", name: "output", source: span.output, content: output },
  ].map(({ source, content, ...field }) => {
    const shown = clipContent(content);
    const raw =
      source === null
        ? ""
        : clipText(source.length > layoutLength ? source : readable(source), contentLimit.textBytes);
    return {
      ...field,
      ...shown,
      raw,
      href: `/logs/content/${encodeId(span.publicId)}/${field.name}`,
      sizeBytes: source === null ? 0 : bytesOf(source),
    };
  });
  return (
    <ContentViews
      initial={view}
      formatted={fields.map(({ title, content, clipped, href, sizeBytes }) => (
        <div key={title} className="min-w-0">
          <FieldHeading title={title} href={href} sizeBytes={sizeBytes} isClipped={clipped} />
          <ContentView content={content} />
        </div>
      ))}
      json={fields.map(({ title, raw, href, sizeBytes }) => (
        <div key={title} className="min-w-0">
          <FieldHeading
            title={title}
            href={href}
            sizeBytes={sizeBytes}
            isClipped={sizeBytes > contentLimit.textBytes}
          />
          {raw === "" ? (
            <p className="text-12 text-faint">Nothing was sent.</p>
          ) : (
            <JsonText text={raw} className="rounded-md border border-line bg-wash px-2.5 py-1.5" />
          )}
        </div>
      ))}
    />
  );
}
