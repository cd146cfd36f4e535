import type { NewSpan } from "@/lib/spans/new-span";
import { asRecord, asText } from "../coerce";
import type { Repairs } from "../repairs";
import type { Fields } from "./fields";

type Status = Pick<NewSpan, "statusCode" | "isError" | "errorMessage" | "errorClass" | "errorCode">;

const failures = new Set(["error", "failed", "failure"]);

/** Status code, flags and message of a failure. Source: product rules, "Status". */
export function readStatus(fields: Fields): Status {
  const flagged = [
    fields.boolean("failed"),
    fields.boolean("error_bit"),
    fields.boolean("is_error"),
  ].includes(true);
  const says = fields.text("status")?.toLowerCase();
  const isError = flagged || failures.has(says ?? "");
  // An `error` may be a message, or an object with one.
  const error = fields.take("error");
  const record = asRecord(error);
  return {
    statusCode: fields.number("status_code"),
    ...(isError ? { isError } : {}),
    errorMessage: fields.text("error_message") ?? asText(record?.message) ?? asText(error),
    errorClass: fields.text("error_class") ?? asText(record?.type) ?? asText(record?.name),
    errorCode: fields.text("error_code") ?? asText(record?.code),
  };
}

/** Warnings the client itself sent, as text or as an object, join those of the door. */
export function readWarnings(fields: Fields, repairs: Repairs): void {
  for (const name of ["warnings", "warnings_dict"]) {
    const sent = fields.take(name);
    const record = asRecord(sent);
    if (record) for (const [key, value] of Object.entries(record)) repairs.warn(`${key}: ${textOf(value)}`);
    else if (Array.isArray(sent)) for (const value of sent) repairs.warn(textOf(value));
    else if (asText(sent)) repairs.warn(textOf(sent));
  }
  fields.take("has_warnings");
}

const warningLength = 500;

function textOf(value: unknown): string {
  return (asText(value) ?? JSON.stringify(value) ?? "").slice(0, warningLength);
}
