import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { IdCell } from "@/components/cells/id-cell";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { CopyButton } from "@/components/ui/copy-button";
import { Tag } from "@/components/ui/tag";
import { serializeListState } from "@/lib/spans/list-state";
import type { TraceTotals } from "@/lib/spans/types";
import { CopyLinkButton } from "./copy-link-button";

export function TraceHeader({ name, totals }: { name: string; totals: TraceTotals }) {
  const { traceId, side, environment } = totals;
  const logs = serializeListState({
    environment: { side, name: environment },
    range: { preset: "all" },
    filters: [{ field: "trace_unique_id", operator: "is", values: [traceId] }],
    span: null,
  });
  return (
    <header className="flex h-(--header) flex-none items-center gap-2 border-b pr-3 pl-4">
      <nav aria-label="Breadcrumb" className="flex items-center gap-1.5">
        <Link
          href={`/logs?${logs}`}
          className="text-muted hover:text-ink"
          title="The spans of this trace in Logs"
        >
          Logs
        </Link>
        <ChevronRight aria-hidden className="size-3.5 text-faint" />
      </nav>
      <div className="flex min-w-0 items-baseline gap-2">
        <h1 className="truncate text-13 font-semibold" title={name}>
          {name}
        </h1>
        <IdCell value={traceId} className="flex-none text-12 text-faint max-sm:hidden" />
      </div>
      <CopyButton value={traceId} label="Copy trace ID" />
      <Tag title="Environment">{environment}</Tag>
      <span className="flex-1" />
      <CopyLinkButton />
      <ThemeSwitch />
    </header>
  );
}
