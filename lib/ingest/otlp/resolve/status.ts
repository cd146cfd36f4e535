import type { NewSpan } from "@/lib/spans/new-span";
import { asText } from "../../coerce";
import type { MetadataEntry } from "../../metadata";
import { statusCode } from "../../numbers";
import type { Attributes } from "../attributes";
import type { OtlpSpan } from "../model";

const statusCodeKeys = ["status_code", "http.response.status_code", "http.status_code"];
const messageKeys = ["error.message", "exception.message", "error_message"];
const classKeys = ["exception.type", "error.type"];
const errorCodeKeys = ["error.code", "error_code"];

const exceptionKeys = ["exception.type", "exception.message", "exception.stacktrace"];

export const exceptionEvent = "exception";

type Status = Pick<NewSpan, "statusCode" | "isError" | "errorMessage" | "errorClass" | "errorCode"> & {
  /** What the exception says beyond the other fields, for the metadata. */
  exception: MetadataEntry[];
};

/**
 * OTel status 2 is an error of 500 unless an HTTP status of the error is known. The message is the status's own, else
 * the exception's. An exception on a span whose status is expressly OK was handled and is no error.
 * Source: docs/rules.md, "Status".
 */
export function resolveStatus(attributes: Attributes, span: OtlpSpan): Status {
  const exception = span.events.findLast((event) => event.name === exceptionEvent)?.attributes;
  const unsaid = (told: readonly (string | undefined)[]): MetadataEntry[] =>
    exceptionKeys
      .map((key) => [key, exception?.get(key)] as const)
      .filter(([, value]) => !told.includes(asText(value)));
  if (span.status.code === 1) return { exception: unsaid([]) };
  const message =
    asText(span.status.message) ??
    asText(exception?.get("exception.message")) ??
    attributes.text(messageKeys);
  const isError = span.status.code === 2 || message !== undefined || exception !== undefined;
  if (!isError) return { exception: [] };
  const sentCode = attributes.number(statusCodeKeys, statusCode);
  const errorClass = asText(exception?.get("exception.type")) ?? attributes.text(classKeys);
  return {
    statusCode: sentCode !== undefined && sentCode >= 400 ? sentCode : 500,
    isError: true,
    errorMessage: message,
    errorClass,
    errorCode: attributes.text(errorCodeKeys),
    exception: unsaid([message, errorClass]),
  };
}
