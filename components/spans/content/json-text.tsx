import { classNames } from "@/components/ui/class-names";

/** Longer text is shown plain: a mark per key would cost more than it tells. */
const markedLength = 40_000;
const keys = /("(?:[^"\\\n]|\\.)*")(?=\s*:)/g;

/** Laid-out JSON or code: keys quiet, values plain, long lines wrapped. */
export function JsonText({ text, className }: { text: string; className?: string }) {
  const isJson = /^\s*[[{]/.test(text) && text.length <= markedLength;
  return (
    <pre
      className={classNames(
        "text-12 leading-4.5 break-words whitespace-pre-wrap [overflow-wrap:anywhere]",
        className,
      )}
    >
      {isJson
        ? text.split(keys).map((piece, index) =>
            index % 2 === 1 ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one constant text
              <span key={index} className="text-muted">
                {piece}
              </span>
            ) : (
              piece
            ),
          )
        : text}
    </pre>
  );
}
