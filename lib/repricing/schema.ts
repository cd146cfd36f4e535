import { z } from "zod";
import { sides } from "@/db/enums";
import { selectionModelLimit } from "./selection";

const instant = z.int("A time is epoch milliseconds.").min(0).max(4_102_444_800_000).nullable();

/** Which spans to price anew; see `Selection`. */
export const selectionSchema = z
  .object({
    from: instant,
    to: instant,
    side: z.enum(sides).nullable(),
    models: z
      .array(z.string().min(1).max(255, "A model has at most 255 characters."))
      .min(1, "Name at least one model, or all of them.")
      .max(selectionModelLimit, `Name at most ${selectionModelLimit} models, or all of them.`)
      .nullable(),
  })
  .refine(({ from, to }) => from === null || to === null || from < to, {
    path: ["to"],
    message: "The end of the period must come after its start.",
  });
