import { Unknown } from "./unknown";

/** "84.2 /s": tokens a second, with a quiet unit. */
export function Speed({ perSecond, className = "" }: { perSecond: number | null; className?: string }) {
  if (perSecond === null) return <Unknown className={className} />;
  return (
    <span className={`figure ${className}`} title={`${perSecond} tokens per second`}>
      {perSecond.toFixed(1)} <span className="text-faint">/s</span>
    </span>
  );
}
