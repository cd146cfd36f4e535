import { z } from "zod";

export const organizationNameSchema = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "An organization's name has at most 100 characters.");
