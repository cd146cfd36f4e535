import { Unknown } from "@/components/cells/unknown";
import { formatRelative, formatTime, zonedTime } from "@/lib/format";

/** Beyond it a day and a month alone could mean another year. */
const untoldYearMs = 330 * 86_400_000;

/**
 * A moment in a narrow column: the clock alone today, the day before it else. Milliseconds, and the clock behind a year,
 * show where the column is wide enough for them; the full form and the age on hover.
 */
export function RowTime({
  iso,
  timeZone,
  today,
}: {
  iso: string | null;
  timeZone: string;
  /** The date that is not said, as "20 Nov 2026"; null to say every day. */
  today: string | null;
}) {
  const time = iso === null ? null : zonedTime(iso, timeZone);
  if (iso === null || !time) return <Unknown className="text-12" />;
  const tellsYear = Math.abs(Date.now() - Date.parse(iso)) > untoldYearMs;
  return (
    <time
      dateTime={iso}
      className="figure flex h-4 flex-wrap overflow-hidden text-12"
      onPointerEnter={(event) => {
        event.currentTarget.title = `${formatTime(iso, timeZone)}, ${formatRelative(iso, Date.now())}`;
      }}
    >
      {time.date === today ? null : (
        <span className="text-muted">
          {tellsYear ? time.date : time.day}
          {"\u00A0"}
        </span>
      )}
      <span>{time.clock}</span>
      <span className="text-faint">{time.fraction}</span>
    </time>
  );
}
