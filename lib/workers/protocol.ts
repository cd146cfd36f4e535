/** What the main thread sends: the work, then one `more` for each part after the first. */
export type Ask<Input> = { input: Input } | { more: true };

/** What the thread answers to each. */
export type Answer<Part> =
  | { kind: "part"; part: Part }
  | { kind: "end" }
  | { kind: "error"; message: string; stack: string };
