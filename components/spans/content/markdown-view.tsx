import { type ReactNode, useMemo } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { type Inline, readInline } from "@/lib/content/inline";
import { type Align, type Block, readMarkdown } from "@/lib/content/markdown";

/** Markdown drawn by our own elements: markup a span carries is text, and no picture is loaded from elsewhere. */
export function MarkdownView({ text, className }: { text: string; className: string }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return (
    <div className={className}>
      <Blocks blocks={blocks} />
    </div>
  );
}

const words = "whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]";

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place, and never move
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p className={words}>
          <Words text={block.text} />
        </p>
      );
    case "heading":
      // Not a heading of this page: its outline is ours.
      return (
        <p className={`${words} ${block.level < 3 ? "pt-1 text-16" : ""} font-semibold`}>
          <Words text={block.text} />
        </p>
      );
    case "code":
      return <CodeBlock language={block.language} text={block.text} />;
    case "list":
      return <ListBlock start={block.start} items={block.items} />;
    case "quote":
      return (
        <blockquote dir="auto" className="border-s-2 border-line-strong ps-3 text-muted">
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case "table":
      return <TableBlock {...block} />;
    case "rule":
      return <hr className="border-line" />;
  }
}

function ListBlock({ start, items }: { start: number | null; items: readonly Block[][] }) {
  const lines = items.map((blocks, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place, and never move
    <li key={index} className="ps-0.5 marker:text-faint">
      <Blocks blocks={blocks} />
    </li>
  ));
  if (start === null)
    return (
      <ul dir="auto" className="grid list-disc gap-1 ps-5">
        {lines}
      </ul>
    );
  return (
    <ol dir="auto" start={start} className="grid list-decimal gap-1 ps-6">
      {lines}
    </ol>
  );
}

function CodeBlock({ language, text }: { language: string; text: string }) {
  return (
    <figure className="group/code relative rounded-md border border-line bg-wash">
      {language === "" ? null : (
        <figcaption className="px-2.5 pt-1 font-mono text-11 text-faint">{language}</figcaption>
      )}
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, which the keyboard must reach
        tabIndex={0}
        className="ring-inside overflow-x-auto px-2.5 py-1.5 text-12 leading-4.5"
      >
        {text}
      </pre>
      <CopyButton
        value={text}
        label="Copy code"
        className="absolute top-0.5 right-0.5 bg-wash opacity-0 group-focus-within/code:opacity-100 group-hover/code:opacity-100"
      />
    </figure>
  );
}

const aligned: Record<Align, string> = { left: "text-left", center: "text-center", right: "text-right" };

function TableBlock({ align, head, rows }: { align: Align[]; head: string[]; rows: string[][] }) {
  const cell = (text: string, column: number, isHead = false) => {
    const style = `border-b border-line py-1 pr-4 align-top ${aligned[align[column] ?? "left"]}`;
    return isHead ? (
      <th key={column} scope="col" className={`${style} font-medium text-muted`}>
        <Words text={text} />
      </th>
    ) : (
      <td key={column} className={style}>
        <Words text={text} />
      </td>
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields of a form, and no landmark: there may be many of one name
    <div
      role="group"
      aria-label="Table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, which the keyboard must reach
      tabIndex={0}
      className="ring-inside overflow-x-auto"
    >
      <table className="text-13">
        <thead>
          <tr>{head.map((text, column) => cell(text, column, true))}</tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <tr key={index}>{row.map((text, column) => cell(text, column))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Words({ text }: { text: string }) {
  return <Inlines inlines={readInline(text)} />;
}

function Inlines({ inlines }: { inlines: readonly Inline[] }): ReactNode {
  return inlines.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place, and never move
    <InlineView key={index} inline={inline} />
  ));
}

function InlineView({ inline }: { inline: Inline }): ReactNode {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "code":
      return (
        <code className="rounded-sm bg-press px-1 py-px text-[0.9em] [overflow-wrap:anywhere]">
          {inline.text}
        </code>
      );
    case "strong":
      return (
        <strong className="font-semibold">
          <Inlines inlines={inline.children} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case "strike":
      return (
        <s>
          <Inlines inlines={inline.children} />
        </s>
      );
    case "link":
      return (
        <a href={inline.href} target="_blank" rel="noreferrer noopener" className="text-accent underline">
          <Inlines inlines={inline.children} />
        </a>
      );
  }
}
