import { KindIcon } from "@/components/kinds/kind";
import type { Snippet } from "@/lib/spans/snippet";
import type { SpanRow } from "@/lib/spans/types";

/** What a span is, in a row: its kind, its name, the first words of what went in or came out. */
export function SpanWords({ span }: { span: SpanRow }) {
  const preview = span.inputPreview ?? span.outputPreview;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <KindIcon logType={span.logType} />
      <span className="max-w-[70%] flex-none truncate font-medium" title={span.name ?? undefined}>
        {span.name ?? span.workflowName ?? span.logType}
      </span>
      {span.snippet ? <SnippetWords snippet={span.snippet} /> : null}
      {span.snippet || preview === null ? null : (
        <span className="min-w-0 truncate text-muted" title={preview}>
          {preview}
        </span>
      )}
    </span>
  );
}

/** The words that were searched for, with what stands around them. */
function SnippetWords({ snippet: { text, from, to } }: { snippet: Snippet }) {
  return (
    <span className="min-w-0 truncate text-muted" title={text} dir="auto">
      {text.slice(0, from)}
      <mark className="rounded-sm bg-accent-wash text-ink">{text.slice(from, to)}</mark>
      {text.slice(to)}
    </span>
  );
}
