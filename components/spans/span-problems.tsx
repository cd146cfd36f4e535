import { OctagonAlert, TriangleAlert } from "lucide-react";
import type { SpanFacts } from "@/lib/panel/panel-span";

/** What went wrong, and what was odd about what was sent. */
export function SpanProblems({ span }: { span: SpanFacts }) {
  return (
    <>
      {span.status === "error" ? (
        <section
          aria-label="Error"
          className="flex gap-2 border-t border-error-line bg-error-wash px-4 py-2.5"
        >
          <OctagonAlert aria-hidden className="mt-0.5 size-4 text-error" />
          <div className="min-w-0">
            <h3 className="text-12 font-semibold text-error">
              {span.errorClass ?? "Error"}{" "}
              <span className="font-mono font-normal">{span.errorCode ?? span.statusCode}</span>
            </h3>
            {span.errorMessage === null ? null : (
              <p className="max-h-60 overflow-y-auto text-13 whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
                {span.errorMessage}
              </p>
            )}
          </div>
        </section>
      ) : null}
      {span.warnings.length > 0 ? (
        <section
          aria-label="Warnings"
          className="flex gap-2 border-t border-warning-line bg-warning-wash px-4 py-2.5"
        >
          <TriangleAlert aria-hidden className="mt-0.5 size-4 text-warning" />
          <ul className="grid min-w-0 gap-1 text-12 [overflow-wrap:anywhere]">
            {span.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
