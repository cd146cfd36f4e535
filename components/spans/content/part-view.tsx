import { ChevronRight, CornerDownRight, FileText, ImageIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Part } from "@/lib/spans/message-parts";
import { JsonText } from "./json-text";
import { Prose } from "./prose";
import { ToolCallCard } from "./tool-call-card";

/** One piece of a message in the form that suits it. */
export function PartView({ part }: { part: Part }) {
  switch (part.type) {
    case "text":
      return looksLikeJson(part.text) ? (
        <Well>
          <JsonText text={part.text} />
        </Well>
      ) : (
        <Prose text={part.text} className="text-14" />
      );
    case "reasoning":
      return (
        <Fold title="Reasoning" hint={part.text === "" ? "withheld by the provider" : undefined}>
          <Prose text={part.text} className="text-13 text-muted" />
        </Fold>
      );
    case "tool_call":
      return <ToolCallCard call={part} />;
    case "tool_result":
      return (
        <Well>
          <p className="flex items-center gap-1.5 pb-1 text-12 text-muted">
            <CornerDownRight aria-hidden className="size-3.5" />
            {part.isError ? "Failed result" : "Result"}
            {part.name ? <span className="font-mono text-ink">{part.name}</span> : null}
            {part.callId ? (
              <span className="truncate font-mono text-11 text-faint">{part.callId}</span>
            ) : null}
          </p>
          <JsonText text={part.text} />
        </Well>
      );
    case "image":
      return <ImageView url={part.url} mediaType={part.mediaType} />;
    case "file":
      return (
        <FileLine icon={<FileText aria-hidden className="size-3.5" />} href={part.url}>
          {part.name ?? part.mediaType ?? "file"}
        </FileLine>
      );
    case "json":
      return (
        <Well>
          <JsonText text={part.text} />
        </Well>
      );
  }
}

function looksLikeJson(text: string): boolean {
  return /^\s*(\{\s*"|\[\s*[{["\d])/.test(text) && /[}\]]\s*$/.test(text);
}

/** Images that came with the span are shown; remote ones are only linked, so that looking never calls another server. */
function ImageView({ url, mediaType }: { url: string; mediaType: string | null }) {
  if (url.startsWith("data:image/")) {
    return (
      // biome-ignore lint/performance/noImgElement: the picture is inside the page already
      <img
        src={url}
        alt={`Attached, ${mediaType ?? "image"}`}
        className="max-h-80 max-w-full rounded-md border border-line"
      />
    );
  }
  return (
    <FileLine icon={<ImageIcon aria-hidden className="size-3.5" />} href={url}>
      {url}
    </FileLine>
  );
}

function FileLine({ icon, href, children }: { icon: ReactNode; href: string | null; children: ReactNode }) {
  const isRemote = href !== null && /^https?:\/\//.test(href);
  return (
    <p className="flex h-7 min-w-0 items-center gap-1.5 rounded-md border border-line px-2 text-12 text-muted">
      {icon}
      {isRemote ? (
        <a
          href={href}
          target="_blank"
          rel="noreferrer noopener"
          className="min-w-0 truncate text-accent hover:underline"
        >
          {children}
        </a>
      ) : (
        <span className="min-w-0 truncate">{children}</span>
      )}
    </p>
  );
}

function Well({ children }: { children: ReactNode }) {
  return <div className="rounded-md border border-line bg-wash px-2.5 py-1.5">{children}</div>;
}

/** Something one rarely wants to read, on one line until it is opened. */
export function Fold({
  title,
  hint,
  icon,
  children,
}: {
  title: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <details className="group/fold min-w-0 rounded-md border border-line">
      <summary className="flex h-7 cursor-default list-none items-center gap-1.5 rounded-md px-2 text-12 whitespace-nowrap text-muted hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 group-open/fold:rotate-90" />
        {icon}
        {title}
        {hint === undefined ? null : <span className="min-w-0 truncate text-faint">{hint}</span>}
      </summary>
      <div className="border-t border-line px-2.5 py-2">{children}</div>
    </details>
  );
}
