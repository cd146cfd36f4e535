"use server";

import { defineAction } from "@/lib/action";
import { cancel, start, undo } from "./definitions";

export const startRepriceAction = defineAction(start);

export const cancelRepriceAction = defineAction(cancel);

export const undoRepriceAction = defineAction(undo);
