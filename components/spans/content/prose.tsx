import { classNames } from "@/components/ui/class-names";

/** Where a font kerns every pair, laying out one endless word takes time that grows with its square: minutes for 256 kB. */
const endlessWord = /\S{2000}/;

/** Text as it was written: its own line breaks, and nothing wider than its place. */
export function Prose({ text, className }: { text: string; className: string }) {
  return (
    <p
      className={classNames(
        "whitespace-pre-wrap [overflow-wrap:anywhere]",
        endlessWord.test(text) && "[font-kerning:none]",
        className,
      )}
    >
      {text}
    </p>
  );
}
