/** Whose keys are drawn quietly. */
export type Mark = "json" | "yaml";

const keys: Record<Mark, RegExp> = {
  json: /("(?:[^"\\\n]|\\.)*")(?=\s*:)/g,
  yaml: /(^[ ]*(?:- )*(?:"(?:[^"\\\n]|\\.)*"|[^\s"|:-][^:\n]*):(?=\s|$))/gm,
};

/** A short piece of laid-out text: keys quiet, values plain. */
export function MarkedText({ text, mark }: { text: string; mark?: Mark }) {
  if (mark === undefined) return text;
  return text.split(keys[mark]).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one constant text
      <span key={index} className="text-muted">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
