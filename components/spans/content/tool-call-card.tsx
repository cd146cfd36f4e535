import { OctagonAlert, Wrench } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { shortenId } from "@/lib/format";
import type { ToolCall } from "@/lib/spans/message-parts";
import { JsonText } from "./json-text";

/** A call with its arguments and, where the same content holds it, the result that answered it. */
export function ToolCallCard({ call }: { call: ToolCall }) {
  const failed = call.result?.isError ?? false;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields of a form, and no landmark: there may be many of one name
    <div
      role="group"
      aria-label={`Tool call ${call.name}`}
      className={classNames(
        "min-w-0 overflow-hidden rounded-md border",
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
          <span className="ml-auto flex-none pl-2 font-mono text-11 text-faint" title={call.id}>
            {shortenId(call.id)}
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
      className={classNames(
        "group/body relative border-t",
        failed ? "border-error-line bg-error-wash" : "border-line bg-wash",
      )}
    >
      <span className="pointer-events-none absolute top-1.5 right-2.5 z-1 text-11 text-faint group-focus-within/body:invisible group-hover/body:invisible">
        {label}
      </span>
      <CopyButton
        value={text}
        label={`Copy ${label}`}
        className="absolute top-0.5 right-0.5 z-1 bg-wash opacity-0 group-focus-within/body:opacity-100 group-hover/body:opacity-100"
      />
      {text === "" ? (
        <p className="px-2.5 py-1.5 text-12 text-faint">empty</p>
      ) : (
        <JsonText
          text={text}
          label={label}
          className="max-h-80 overflow-y-auto rounded-none border-0 bg-transparent pr-20"
        />
      )}
    </div>
  );
}
