import { SearchX } from "lucide-react";
import { PageHeader, PageLayout } from "@/components/shell/page-layout";
import { ButtonLink } from "@/components/ui/button-link";

/** The trace is unknown here, or belongs to somebody else; which of the two is not told. */
export function TraceNotFound({ traceId }: { traceId: string }) {
  return (
    <PageLayout header={<PageHeader title="Trace" />}>
      <div className="flex flex-1 flex-col items-center justify-center gap-3 p-8 text-center">
        <SearchX aria-hidden className="size-5 text-faint" />
        <h2 className="text-16 font-semibold">No such trace</h2>
        <p className="max-w-prose text-muted">
          No span with the trace ID{" "}
          <code className="break-all text-ink">{traceId === "" ? "(empty)" : traceId}</code> is stored here.
          If it was sent just now, reload in a moment.
        </p>
        <ButtonLink href="/logs">Open Logs</ButtonLink>
      </div>
    </PageLayout>
  );
}

const skeletonRows = [
  [0, 44, 0, 96],
  [1, 30, 0, 22],
  [2, 38, 1, 8],
  [2, 26, 9, 13],
  [1, 34, 23, 40],
  [2, 42, 24, 10],
  [2, 30, 35, 9],
  [2, 36, 45, 17],
  [1, 28, 64, 30],
  [2, 40, 65, 20],
  [2, 24, 86, 7],
] as const;

/** Stands where the trace will, in the same heights. */
export function TraceSkeleton() {
  return (
    <div aria-busy className="flex min-h-0 flex-1 flex-col">
      <span role="status" className="sr-only">
        Loading the trace
      </span>
      <div className="flex h-(--header) flex-none items-center gap-2 border-b px-4">
        <Shape className="h-3.5 w-64" />
      </div>
      <div className="flex h-[53px] flex-none items-center gap-8 border-b px-4">
        {["w-40", "w-16", "w-10", "w-10", "w-10", "w-28", "w-16"].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the shapes never change
          <Shape key={index} className={`h-7 ${width}`} />
        ))}
      </div>
      <div className="h-[55px] flex-none border-b bg-wash px-4 py-1.5">
        <Shape className="h-full w-full" />
      </div>
      <div className="h-[67px] flex-none border-b" />
      <div className="flex-1 overflow-hidden">
        {skeletonRows.map(([depth, name, left, width], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the shapes never change
          <div key={index} className="flex h-(--row-span) items-center">
            <div className="w-[min(384px,55%)] flex-none border-r" style={{ paddingLeft: 30 + depth * 16 }}>
              <Shape className="h-3" style={{ width: `${name}%` }} />
            </div>
            <div className="relative mr-4 ml-3 h-3 flex-1">
              <Shape className="absolute h-3" style={{ left: `${left}%`, width: `${width}%` }} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

function Shape({ className, style }: { className: string; style?: React.CSSProperties }) {
  return <div className={`animate-appear rounded-sm bg-press ${className}`} style={style} />;
}
