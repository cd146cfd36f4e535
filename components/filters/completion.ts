/** What the word at the caret may become. */
export type Completion = {
  id: string;
  /** What is shown; `typed` is the part of it that stands there already. */
  label: string;
  typed: string;
  /** The text that takes the word's place. */
  insert: string;
  /** With it the condition is whole and can be applied. */
  isWhole: boolean;
  hint?: string;
  count?: number;
};
