"use client";

import { AudioLines, FileText, ImageIcon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/format";

/** How many bytes a `data:` URL in base64 stands for. */
function sizeOf(url: string): string | null {
  return url.startsWith("data:") ? formatBytes(Math.floor((url.length - url.indexOf(",") - 1) * 0.75)) : null;
}

/** A picture that came with the span is shown; a remote one only when asked for, so that looking calls no other server. */
export function ImageView({ url, mediaType }: { url: string; mediaType: string | null }) {
  const isInline = url.startsWith("data:image/");
  const [isAsked, setAsked] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const isRemote = /^https?:\/\//.test(url);
  if (isBroken || !(isInline || isAsked)) {
    return (
      <FileLine
        icon={<ImageIcon aria-hidden className="size-3.5" />}
        href={isRemote ? url : null}
        action={
          isRemote && !isBroken ? (
            <Button size="sm" variant="quiet" onClick={() => setAsked(true)}>
              Show
            </Button>
          ) : null
        }
      >
        {[isBroken && "cannot be drawn", isRemote ? url : mediaType, sizeOf(url)].filter(Boolean).join(" · ")}
      </FileLine>
    );
  }
  return (
    <figure className="min-w-0">
      {/* biome-ignore lint/performance/noImgElement: the picture is inside the page, or of another server */}
      <img
        src={url}
        alt={`Attached, ${mediaType ?? "image"}`}
        referrerPolicy="no-referrer"
        onError={() => setBroken(true)}
        // One that failed before the page listened.
        ref={(image) => {
          if (image?.complete && image.naturalWidth === 0) setBroken(true);
        }}
        className="max-h-80 max-w-full rounded-md border border-line bg-[repeating-conic-gradient(var(--well)_0_25%,transparent_0_50%)] bg-size-[16px_16px]"
      />
      <figcaption className="pt-0.5 font-mono text-11 text-faint">
        {[mediaType, sizeOf(url)].filter(Boolean).join(" · ")}
      </figcaption>
    </figure>
  );
}

/** A recording. Nothing is fetched until someone plays it. */
export function AudioView({
  url,
  name,
  mediaType,
}: {
  url: string;
  name: string | null;
  mediaType: string | null;
}) {
  const isRemote = /^https?:\/\//.test(url);
  return (
    <div className="grid min-w-0 gap-1">
      <FileLine icon={<AudioLines aria-hidden className="size-3.5" />} href={isRemote ? url : null}>
        {name ?? (isRemote ? url : [mediaType, sizeOf(url)].filter(Boolean).join(" · "))}
      </FileLine>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody sent captions */}
      <audio controls preload="none" src={url} aria-label={name ?? "Recording"} className="h-9 w-full" />
    </div>
  );
}

/** A file by its name; only what lies at an address can be opened. */
export function FileView({ name, url }: { name: string; url: string | null }) {
  const isRemote = url !== null && /^https?:\/\//.test(url);
  return (
    <FileLine icon={<FileText aria-hidden className="size-3.5" />} href={isRemote ? url : null}>
      {name}
    </FileLine>
  );
}

function FileLine({
  icon,
  href,
  action,
  children,
}: {
  icon: ReactNode;
  href: string | null;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <p className="flex h-7 min-w-0 items-center gap-1.5 rounded-md border border-line px-2 text-12 text-muted">
      {icon}
      {href !== null ? (
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
      {action ? <span className="-mr-1.5 ml-auto flex flex-none">{action}</span> : null}
    </p>
  );
}
