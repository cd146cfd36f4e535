import { OctagonAlert, Wrench } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { ToolCall } from "@/lib/spans/message-parts";
import { JsonText } from "./json-text";

/** A call with its arguments and, where the same content holds it, the result that answered it. */
export function ToolCallCard({ call }: { call: ToolCall }) {
  const failed = call.result?.isError ?? false;
  return (
    <div
      className={classNames(
        "overflow-hidden rounded-md border",
        failed ? "border-error-line" : "border-line",
      )}
    >
      <div className="flex min-h-7 items-center gap-1.5 px-2 text-12">
        <Wrench aria-hidden className="size-3.5 text-kind-tool" />
        <span className="min-w-0 truncate font-mono font-medium" title={call.name}>
          {call.name}
        </span>
        {failed ? (
          <span className="flex items-center gap-1 text-error">
            <OctagonAlert aria-hidden className="size-3.5" />
            failed
          </span>
        ) : (
          <span className="text-muted">{call.result ? "answered" : "called"}</span>
        )}
        {call.id === null ? null : (
          <span className="ml-auto max-w-28 truncate pl-2 font-mono text-11 text-faint" title={call.id}>
            {call.id}
          </span>
        )}
      </div>
      {call.arguments === "" ? null : <Body label="arguments" text={call.arguments} />}
      {call.result ? <Body label="result" text={call.result.text} failed={failed} /> : null}
    </div>
  );
}

function Body({ label, text, failed = false }: { label: string; text: string; failed?: boolean }) {
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long body scrolls, which the keyboard must reach
      tabIndex={0}
      className={classNames(
        "ring-inside relative max-h-80 overflow-y-auto border-t px-2.5 py-1.5",
        failed ? "border-error-line bg-error-wash" : "border-line bg-wash",
      )}
    >
      <span className="float-right pl-2 text-11 text-faint">{label}</span>
      {text === "" ? <span className="text-12 text-faint">empty</span> : <JsonText text={text} />}
    </div>
  );
}
