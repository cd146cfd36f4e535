"use client";

import { formatRelative, formatTime, zonedTime } from "@/lib/format";
import { Unknown } from "./unknown";

/** Absolute time, milliseconds quiet; the full form and the age on hover (asked for only then: "now" is not known to a static page). */
export function TimeCell({
  iso,
  timeZone = "UTC",
  withDay = true,
  withYear = false,
  withZone = false,
  className = "",
}: {
  iso: string | null;
  timeZone?: string;
  withDay?: boolean;
  withYear?: boolean;
  withZone?: boolean;
  className?: string;
}) {
  const time = iso === null ? null : zonedTime(iso, timeZone);
  if (iso === null || !time) return <Unknown className={className} />;
  return (
    <time
      dateTime={iso}
      className={`figure ${className}`}
      onPointerEnter={(event) => {
        event.currentTarget.title = `${formatTime(iso, timeZone)}, ${formatRelative(iso, Date.now())}`;
      }}
    >
      {withDay ? <span className="text-muted">{withYear ? time.date : time.day} </span> : null}
      {time.clock}
      <span className="text-faint">{time.fraction}</span>
      {withZone ? <span className="text-faint"> {time.zone}</span> : null}
    </time>
  );
}
