import { Unknown } from "./unknown";

/** Words that give way at the end; the whole of them on hover. */
export function TextCell({ value, className = "" }: { value: string | null; className?: string }) {
  if (value === null || value === "") return <Unknown className={className} />;
  return (
    <span className={`block min-w-0 truncate ${className}`} title={value}>
      {value}
    </span>
  );
}
