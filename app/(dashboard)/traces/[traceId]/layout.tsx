import { type ReactNode, Suspense } from "react";
import { TraceSkeleton } from "@/components/traces/trace-states";
import { TraceView } from "@/components/traces/trace-view";

export default function TraceLayout({
  params,
  children,
}: {
  params: Promise<{ traceId: string }>;
  children: ReactNode;
}) {
  return (
    <Suspense fallback={<TraceSkeleton />}>
      <TraceView params={params}>{children}</TraceView>
    </Suspense>
  );
}
