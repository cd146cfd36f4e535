"use client";

import { ExternalLink } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes } from "@/lib/format";

type FieldHeadingProps = {
  title: string;
  /** Where the field stands whole, as plain text. */
  href: string;
  sizeBytes: number;
};

/** Names a field, says how large it is, copies and opens the whole. */
export function FieldHeading({ title, href, sizeBytes }: FieldHeadingProps) {
  return (
    <div className="mb-1 flex min-h-6 flex-wrap items-center gap-x-2">
      <h4 className="text-12 font-medium text-muted">{title}</h4>
      {sizeBytes > 0 ? (
        <span className="ml-auto flex items-center gap-0.5">
          <span className="pr-1 font-mono text-11 text-faint">{formatBytes(sizeBytes)}</span>
          <CopyButton
            label={`Copy ${title.toLowerCase()}`}
            value={() => fetch(href).then((response) => response.text())}
          />
          <a
            href={href}
            target="_blank"
            rel="noreferrer"
            title={`Open the whole ${title.toLowerCase()}`}
            className="grid size-6 place-items-center rounded-md text-muted hover:bg-press hover:text-ink"
          >
            <ExternalLink aria-hidden className="size-3.5" />
            <span className="sr-only">Open the whole {title.toLowerCase()} as text</span>
          </a>
        </span>
      ) : null}
    </div>
  );
}
