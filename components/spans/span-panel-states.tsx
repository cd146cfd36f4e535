import { ErrorState } from "@/components/states/error-state";
import { Skeleton } from "@/components/states/skeleton";
import { SpanPanelHeader } from "./span-panel-header";

export function SpanMissing({ publicId }: { publicId: string }) {
  return (
    <>
      <SpanPanelHeader publicId={publicId} logType={null} name="No such span" />
      <p className="p-4 text-muted">
        No span here has the log ID{" "}
        <span className="font-mono text-12 text-ink [overflow-wrap:anywhere]">{publicId}</span>. It was
        deleted, or belongs to another organization.
      </p>
    </>
  );
}

export function SpanFailed({
  publicId,
  error,
  onRetry,
}: {
  publicId: string;
  error: string;
  onRetry: () => void;
}) {
  return (
    <>
      <SpanPanelHeader publicId={publicId} logType={null} name="Span" />
      <ErrorState title="The span did not load" description={error} onRetry={onRetry} />
    </>
  );
}

export function SpanPanelSkeleton() {
  return (
    <div role="status" className="grid gap-4 p-4">
      <span className="sr-only">Loading the span</span>
      {["w-2/3", "w-full", "w-11/12", "w-1/2", "w-4/5", "w-full", "w-2/5"].map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move
        <Skeleton key={row} className={width} />
      ))}
    </div>
  );
}
