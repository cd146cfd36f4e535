import { type RefObject, useLayoutEffect, useRef, useState } from "react";

type Caret = {
  /** Where the caret is, in UTF-16 units from the start. */
  at: number;
  /** Reads where it went. */
  follow: () => void;
  /** Selects this part once the text that belongs to it is drawn. */
  select: (start: number, end: number) => void;
};

/** The caret of a text field whose text also changes without being typed. */
export function useCaret(input: RefObject<HTMLInputElement | null>, text: string): Caret {
  const [at, setAt] = useState(0);
  const wanted = useRef<[number, number] | null>(null);

  useLayoutEffect(() => {
    const range = wanted.current;
    if (!range || !input.current) return;
    wanted.current = null;
    input.current.setSelectionRange(...range);
    setAt(range[1]);
  });

  const follow = () => setAt(input.current?.selectionStart ?? 0);
  // The caret moves with the text, which the browser does not always tell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read when the text has changed
  useLayoutEffect(follow, [text, input]);

  const select = (start: number, end: number) => {
    wanted.current = [start, end];
  };
  return { at: Math.min(at, text.length), follow, select };
}
