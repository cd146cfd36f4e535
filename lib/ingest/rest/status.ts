import type { NewSpan } from "@/lib/spans/new-span";
import { asRecord, asText } from "../coerce";
import { statusCode } from "../numbers";
import type { Repairs } from "../repairs";
import type { Fields } from "./fields";

type Status = Pick<NewSpan, "statusCode" | "isError" | "errorMessage" | "errorClass" | "errorCode">;

const failures = new Set(["error", "failed", "failure"]);

/** Status code, flags and message of a failure. Source: docs/rules.md, "Status". */
export function readStatus(fields: Fields, repairs: Repairs): Status {
  const flagged = [
    fields.boolean("failed"),
    fields.boolean("error_bit"),
    fields.boolean("is_error"),
  ].includes(true);
  const says = fields.text("status")?.toLowerCase();
  // An `error` may be a message, an object with one, or a flag.
  const error = fields.take("error");
  const record = asRecord(error);
  const text = typeof error === "boolean" ? undefined : asText(error);
  if (Array.isArray(error)) repairs.setAside("error", error, "is neither a text nor an object");
  const isError = flagged || error === true || failures.has(says ?? "");
  return {
    statusCode: fields.number(statusCode, "status_code"),
    ...(isError ? { isError } : {}),
    errorMessage: fields.text("error_message") ?? asText(record?.message) ?? text,
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
