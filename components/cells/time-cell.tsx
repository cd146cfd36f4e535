"use client";

import { formatRelative, formatTime, zonedTime } from "@/lib/format";
import { Unknown } from "./unknown";

/** Absolute time, milliseconds quiet; the full form and the age on hover (asked for only then: "now" is not known to a static page). */
export function TimeCell({
  iso,
  timeZone = "UTC",
  withDay = true,
  withYear,
  withZone = false,
  className = "",
}: {
  iso: string | null;
  timeZone?: string;
  withDay?: boolean;
  /** By default told of every year but the current one. */
  withYear?: boolean;
  withZone?: boolean;
  className?: string;
}) {
  const time = iso === null ? null : zonedTime(iso, timeZone);
  if (iso === null || !time) return <Unknown className={className} />;
  const tellsYear = withYear ?? iso.slice(0, 4) !== String(new Date().getUTCFullYear());
  return (
    <time
      dateTime={iso}
      className={`figure ${className}`}
      onPointerEnter={(event) => {
        event.currentTarget.title = `${formatTime(iso, timeZone)}, ${formatRelative(iso, Date.now())}`;
      }}
    >
      {withDay ? <span className="text-muted">{tellsYear ? time.date : time.day} </span> : null}
      {time.clock}
      <span className="text-faint">{time.fraction}</span>
      {withZone ? <span className="text-faint"> {time.zone}</span> : null}
    </time>
  );
}
