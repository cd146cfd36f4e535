import { serve } from "@/lib/workers/serve";
import type { DecodeInput } from "../decode.worker";

/** A decoder that fails: a log takes all memory, bulk ends the thread, anything else throws. */
serve<DecodeInput, never>(({ kind }) => {
  if (kind === "log") for (const kept: number[][] = []; ; ) kept.push([kept.length]);
  if (kind === "bulk") process.exit(1);
  throw new Error("not decoded");
});
