import type { Server } from "./store/server";

/** One command of `npm run bench`. */
export type Suite = {
  /** How it is called, a line of help. */
  usage: string;
  options: Record<string, { type: "string" | "boolean"; default?: string | boolean }>;
  /** @throws Complaint for an option that makes no sense */
  run(given: Given, bench: Bench): Promise<void>;
};

/** The values of the suite's options. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

export type Bench = {
  /** The database server; started with the first call. */
  server(options?: { countsStatements?: boolean }): Promise<Server>;
  /** Is called at the end, also at one by Ctrl-C, last first. */
  onEnd(close: () => Promise<unknown>): void;
};
