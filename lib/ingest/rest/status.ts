import type { NewSpan } from "@/lib/spans/new-span";
import { asRecord, asText } from "../coerce";
import { statusCode } from "../numbers";
import type { Repairs } from "../repairs";
import type { Fields } from "./fields";

type Status = Pick<NewSpan, "statusCode" | "isError" | "errorMessage" | "errorClass" | "errorCode">;

const failures = new Set(["error", "failed", "failure"]);
const successes = new Set(["success", "ok", "succeeded", "completed", "unset"]);

/** Parts of an `error` object that have a field of their own. */
const errorParts = new Set(["message", "type", "name", "code"]);

/**
 * Status code, flags and message of a failure. An `error` that says more than its fields hold is kept with the
 * content. Source: docs/rules.md, "Status".
 */
export function readStatus(
  fields: Fields,
  repairs: Repairs,
): { status: Status; extras: Record<string, unknown> } {
  const flagged = [
    fields.boolean("failed"),
    fields.boolean("error_bit"),
    fields.boolean("is_error"),
  ].includes(true);
  const says = fields.text("status");
  const word = says?.trim().toLowerCase() ?? "success";
  if (!failures.has(word) && !successes.has(word)) {
    repairs.setAside("status", says, "is neither success nor error");
  }
  // An `error` may be a message, an object with one, or a flag.
  const error = fields.take("error");
  const record = asRecord(error);
  const text = record || typeof error === "boolean" ? undefined : asText(error);
  if (Array.isArray(error)) repairs.setAside("error", error, "is neither a text nor an object");
  const isError = flagged || error === true || failures.has(word);
  const errorMessage = fields.text("error_message") ?? asText(record?.message) ?? text;
  const saysMore =
    (text !== undefined && text !== errorMessage) ||
    Object.keys(record ?? {}).some((key) => !errorParts.has(key));
  return {
    status: {
      statusCode: fields.number(statusCode, "status_code"),
      ...(isError ? { isError } : {}),
      errorMessage,
      errorClass: fields.text("error_class") ?? asText(record?.type) ?? asText(record?.name),
      errorCode: fields.text("error_code") ?? asText(record?.code),
    },
    extras: saysMore ? { error: record ?? text } : {},
  };
}
