"use client";

import { Check, Copy, ListFilter } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { copyText } from "@/components/ui/copy-text";
import type { SpanFilter } from "@/lib/spans/fields";
import { useFilterHref } from "./use-filter-href";

type PropertyRowProps = {
  label: string;
  /** What is copied, and shown where no `children` are given. */
  value: string;
  children?: ReactNode;
  /** The condition that finds the spans which share this value. */
  filter?: SpanFilter;
};

const action = "grid size-6 place-items-center rounded-md text-muted hover:bg-press hover:text-ink";

/** A name and its value; pointing at it or tabbing into it offers to filter by it and to copy it. */
export function PropertyRow({ label, value, children, filter }: PropertyRowProps) {
  const [isCopied, setCopied] = useState(false);
  const href = useFilterHref(filter);
  const copy = async () => {
    setCopied(await copyText(value));
    setTimeout(() => setCopied(false), 1_600);
  };
  return (
    <div className="group/row -mx-2 grid min-h-6 grid-cols-[124px_minmax(0,1fr)] rounded-md px-2 text-12 focus-within:bg-well hover:bg-well">
      <dt className="truncate pr-2 leading-6 text-muted" title={label}>
        {label}
      </dt>
      <dd className="relative min-w-0">
        <div className="flex min-h-6 min-w-0 items-center gap-1.5 py-0.5">
          {children ?? (
            <span className="min-w-0 font-mono whitespace-pre-wrap [overflow-wrap:anywhere]">{value}</span>
          )}
        </div>
        <span className="absolute top-0 -right-2 flex rounded-md bg-well opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100">
          {href === null ? null : (
            <Link
              href={href}
              prefetch={false}
              className={action}
              title="Filter by this"
              aria-label={`Filter by ${label} ${value}`}
            >
              <ListFilter aria-hidden className="size-3.5" />
            </Link>
          )}
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
