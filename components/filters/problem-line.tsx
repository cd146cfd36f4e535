import { CircleAlert } from "lucide-react";
import type { TextProblem } from "@/lib/filters/text";

/** What does not read, where, and what would. */
export function ProblemLine({ problem, id }: { problem: TextProblem; id: string }) {
  const expected = problem.expected.slice(0, 6);
  const rest = problem.expected.length - expected.length;
  return (
    <p id={id} role="alert" className="flex basis-full items-baseline gap-1.5 pb-1 text-12 text-error">
      <CircleAlert aria-hidden className="size-3.5 shrink-0 self-center" />
      <span className="min-w-0">
        {problem.message}
        {expected.length > 0 ? (
          <span className="text-muted">
            {" "}
            Expected: {expected.join(", ")}
            {rest > 0 ? ` or ${rest} more` : ""}.
          </span>
        ) : null}
      </span>
    </p>
  );
}
