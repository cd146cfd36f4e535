"use client";

import { Check, ChevronFirst, ChevronLast, Copy, ListFilter, ListX } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { copyText } from "@/components/ui/copy-text";
import type { Operator } from "@/lib/filters/define";
import type { SpanFieldKey } from "@/lib/spans/fields";
import { useFilterHref } from "./use-filter-href";

/** What a value is called in a filter. Amounts are compared, everything else is met or left out. */
export type Filterable = { field: SpanFieldKey; mapKey?: string; value: string; isAmount?: boolean };

type PropertyRowProps = {
  label: string;
  /** What is copied, and shown where no `children` are given. */
  value: string;
  children?: ReactNode;
  filterable?: Filterable;
};

const action = "grid size-6 place-items-center rounded-md text-muted hover:bg-press hover:text-ink";

const choices: Record<"value" | "amount", [Operator, string, typeof ListFilter][]> = {
  value: [
    ["is", "Filter by this", ListFilter],
    ["not", "Exclude this", ListX],
  ],
  amount: [
    ["gte", "Only at least this", ChevronLast],
    ["lte", "Only at most this", ChevronFirst],
  ],
};

/** A name and its value; pointing at it or tabbing into it offers to filter by it, to exclude it and to copy it. */
export function PropertyRow({ label, value, children, filterable }: PropertyRowProps) {
  const [isCopied, setCopied] = useState(false);
  const hrefOf = useFilterHref();
  const copy = async () => {
    setCopied(await copyText(value));
    setTimeout(() => setCopied(false), 1_600);
  };
  return (
    <div className="group/row -mx-2 grid min-h-6 grid-cols-[124px_minmax(0,1fr)] rounded-md px-2 text-12 focus-within:bg-well hover:bg-well">
      <dt className="truncate pr-2 leading-6 text-muted [unicode-bidi:plaintext]" title={label}>
        {label}
      </dt>
      <dd className="relative min-w-0">
        <div className="flex min-h-6 min-w-0 items-center gap-1.5 py-0.5">
          {children ?? <Value text={value} />}
        </div>
        <span className="absolute top-0 -right-2 flex rounded-md bg-well opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100">
          {filterable &&
            choices[filterable.isAmount ? "amount" : "value"].map(([operator, words, Icon]) => {
              const { field, mapKey, value: asked } = filterable;
              const href = hrefOf({
                field,
                ...(mapKey === undefined ? {} : { mapKey }),
                operator,
                values: [asked],
              });
              return href === null ? null : (
                <Link
                  key={operator}
                  href={href}
                  prefetch={false}
                  scroll={false}
                  className={action}
                  title={words}
                  aria-label={`${words}: ${label} ${value.slice(0, 80)}`}
                >
                  <Icon aria-hidden className="size-3.5" />
                </Link>
              );
            })}
          <button
            type="button"
            onClick={copy}
            className={action}
            title={isCopied ? "Copied" : "Copy"}
            aria-label={`Copy ${label}`}
          >
            {isCopied ? (
              <Check aria-hidden className="size-3.5" />
            ) : (
              <Copy aria-hidden className="size-3.5" />
            )}
          </button>
        </span>
      </dd>
    </div>
  );
}

const foldLength = 400;
const foldLines = 6;

/** A value in full; a long one after its first lines on demand. */
export function Value({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > foldLength || text.split("\n", foldLines + 1).length > foldLines;
  const words = (
    <span
      className={classNames(
        "min-w-0 font-mono whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]",
        isLong && !isOpen && "line-clamp-6",
      )}
    >
      {text}
    </span>
  );
  if (!isLong) return words;
  return (
    <span className="grid min-w-0 justify-items-start">
      {words}
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="min-h-6 text-accent hover:underline"
      >
        {isOpen ? "Show less" : `Show all ${text.length.toLocaleString("en-US")} characters`}
      </button>
    </span>
  );
}

/** A titled list of properties. */
export function PropertyList({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="border-t border-line px-4 py-3">
      <h3 className="mb-1 flex items-center gap-2 text-12 font-semibold">
        {title}
        {note === undefined ? null : <span className="ml-auto truncate font-normal text-faint">{note}</span>}
      </h3>
      <dl className="grid">{children}</dl>
    </section>
  );
}
