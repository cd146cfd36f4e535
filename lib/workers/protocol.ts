/** What the main thread sends: the work, then one `more` for each part after the first. */
export type Ask<Input> = { input: Input } | { more: true };

/** What the thread answers to each. Nobody has to ask whether more follows. */
export type Answer<Part> =
  | { kind: "part"; part: Part; isLast: boolean }
  | { kind: "end" }
  | { kind: "error"; message: string; stack: string };
