"use server";

import { defineAction } from "@/lib/action";
import { retirePrice, savePrice } from "./definitions";

export const savePriceAction = defineAction(savePrice);

export const removePriceAction = defineAction(retirePrice);
