import { threadId } from "node:worker_threads";
import { serve } from "../serve";

export type Trial =
  | { count: number; fail?: boolean }
  | { weigh: Uint8Array }
  | { hang: true }
  | { exhaust: true }
  | { exit: true };
export type TrialPart = { thread: number; value: number };

function* trial(input: Trial): Generator<TrialPart> {
  if ("weigh" in input) yield { thread: threadId, value: input.weigh.length };
  else if ("count" in input) {
    for (let value = 1; value <= input.count; value += 1) yield { thread: threadId, value };
    if (input.fail) throw new Error("counted too far");
  } else if ("exit" in input) process.exit(3);
  else if ("hang" in input) for (;;);
  else exhaust();
}

/** A chain of small things: V8 ends the whole process where one huge value, as a list that grows, does not fit. */
function exhaust(): never {
  for (let kept: object | null = null; ; ) kept = { kept };
}

serve(trial);
