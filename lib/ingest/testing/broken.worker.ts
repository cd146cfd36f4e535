import { serve } from "@/lib/workers/serve";
import type { DecodeInput } from "../decode.worker";

/** A decoder that fails: a log takes all memory, bulk ends the thread, anything else throws. */
serve<DecodeInput, never>(({ kind }) => {
  // A chain of small things: V8 ends the whole process where one huge value does not fit.
  if (kind === "log") for (let kept: object | null = null; ; ) kept = { kept };
  if (kind === "bulk") process.exit(1);
  throw new Error("not decoded");
});
