"use client";

import { limits } from "@/lib/filters/define";
import { formatCount } from "@/lib/format";

/** Many values, one a line. A value that has a line break of its own cannot be shown so: it is kept, and said. */
export function ValueLines({
  values,
  onChange,
}: {
  values: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const broken = values.filter((value) => /[\r\n]/.test(value));
  const lines = values.filter((value) => !/[\r\n]/.test(value));
  return (
    <div className="grid min-w-0 flex-1 gap-1">
      <textarea
        aria-label="Values, one a line"
        rows={8}
        spellCheck={false}
        value={lines.join("\n")}
        onChange={(event) =>
          onChange([...broken, ...event.currentTarget.value.split("\n")].slice(0, limits.values))
        }
        className="w-full resize-y rounded-md border border-line-control bg-page px-2.5 py-1 font-mono text-12 tracking-tight"
      />
      <p className="text-12 text-faint">
        {formatCount(values.filter((value) => value !== "").length)} values, one a line, at most{" "}
        {formatCount(limits.values)}
        {broken.length > 0 ? `; ${broken.length} with line breaks of their own are kept` : ""}
      </p>
    </div>
  );
}
