import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ActionResult } from "@/lib/action";

/** Why a view stayed as it was; `atName` where the name is to blame. */
export type ViewProblem = { message: string; atName: boolean };

/** Runs what changes a view, and says how it went: null when it was done. */
export function useViewAction() {
  const router = useRouter();
  // Not a transition: that would last until the views are read anew, and who was refused may go on at once.
  const [isPending, setPending] = useState(false);
  const run = async (
    work: () => Promise<ActionResult<number>>,
    done: (problem: ViewProblem | null) => void,
  ): Promise<void> => {
    setPending(true);
    const result = await work().catch(() => null);
    setPending(false);
    if (result?.ok) return done(null);
    // What was refused may have been changed by somebody else.
    if (result) router.refresh();
    const atName = result?.fieldErrors.name;
    done({
      message: atName ?? result?.message ?? "The server did not answer. Try again.",
      atName: atName !== undefined,
    });
  };
  return { isPending, run };
}
