/** Where a text stops being a filter, and what could have stood there. Offsets count UTF-16 units. */
export type TextProblem = { at: number; length: number; message: string; expected: string[] };

/** Thrown while a text is read, and caught where reading began. */
export class Unreadable extends Error {
  constructor(readonly problem: TextProblem) {
    super(problem.message);
  }
}

/** Ends the reading at a place. */
export function refuse(at: number, length: number, message: string, expected: string[] = []): never {
  throw new Unreadable({ at, length, message, expected });
}
