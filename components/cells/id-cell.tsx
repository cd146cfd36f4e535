import { shortenId } from "@/lib/format";
import { Unknown } from "./unknown";

/** An id cut in the middle to the eye only: hovering, selecting and reading aloud give all of it. */
export function IdCell({
  value,
  head = 8,
  tail = 6,
  className = "",
}: {
  value: string | null;
  head?: number;
  tail?: number;
  className?: string;
}) {
  if (value === null) return <Unknown className={className} />;
  if (shortenId(value, head, tail) === value) return <span className={`figure ${className}`}>{value}</span>;
  const characters = [...value];
  return (
    <span className={`figure ${className}`} title={value}>
      {characters.slice(0, head).join("")}
      <span className="text-[0px] leading-[0]">{characters.slice(head, -tail).join("")}</span>
      <span aria-hidden className="before:content-['…']" />
      {characters.slice(-tail).join("")}
    </span>
  );
}
