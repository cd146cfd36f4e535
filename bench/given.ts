import { Complaint } from "./complaint";
import type { Given } from "./suite";

/** @throws Complaint when the option is no whole number in its range */
export function wholeNumber(given: Given, name: string, least: number, most: number): number {
  const value = Number(given[name]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Complaint(
    `--${name} must be a whole number from ${least} to ${most}, not ${String(given[name])}.`,
  );
}

/** @throws Complaint when the option is none of the choices */
export function oneOf<Choice extends string>(given: Given, name: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === given[name]);
  if (choice !== undefined) return choice;
  throw new Complaint(`--${name} must be ${choices.join(" or ")}, not ${String(given[name])}.`);
}
