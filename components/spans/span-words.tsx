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

/** Characters before what was found: more would push it out of a narrow column. */
const leadLength = 14;

/** The words that were searched for, with what stands around them. */
function SnippetWords({ snippet: { text, from, to } }: { snippet: Snippet }) {
  return (
    <span className="min-w-0 truncate text-muted" title={text} dir="auto">
      {leadOf(text.slice(0, from))}
      <mark className="rounded-sm bg-accent/15 text-ink">{text.slice(from, to)}</mark>
      {text.slice(to)}
    </span>
  );
}

/** The end of what stands before, from the beginning of a word where there is one. */
function leadOf(before: string): string {
  if (before.length <= leadLength) return before;
  const end = before.slice(-leadLength);
  const word = end.search(/(?<=\s)\S/);
  // Not half of a character either.
  return `…${(word < 0 ? end : end.slice(word)).replace(/^[\uDC00-\uDFFF]/, "")}`;
}
