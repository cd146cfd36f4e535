import type { NewSpan } from "@/lib/spans/new-span";
import { asText } from "../../coerce";
import type { Attributes } from "../attributes";
import type { AttributeValue, OtlpSpan } from "../model";

const statusCodeKeys = ["status_code", "http.response.status_code", "http.status_code"];
const messageKeys = ["error.message", "exception.message", "error_message"];
const classKeys = ["exception.type", "error.type"];
const errorCodeKeys = ["error.code", "error_code"];

export const exceptionEvent = "exception";

type Status = Pick<NewSpan, "statusCode" | "isError" | "errorMessage" | "errorClass" | "errorCode"> & {
  stack?: AttributeValue;
};

/**
 * OTel status 2 is an error of 500 unless an HTTP status of the error is known. The message is the status's own, else
 * the exception's. An exception on a span whose status is expressly OK was handled and is no error.
 * Source: respan-wire.md 3.2.
 */
export function resolveStatus(attributes: Attributes, span: OtlpSpan): Status {
  const exception = span.events.findLast((event) => event.name === exceptionEvent)?.attributes;
  const stack = exception?.get("exception.stacktrace");
  if (span.status.code === 1) return { stack };
  const message =
    asText(span.status.message) ??
    asText(exception?.get("exception.message")) ??
    attributes.text(messageKeys);
  const isError = span.status.code === 2 || message !== undefined || exception !== undefined;
  if (!isError) return {};
  const sentCode = attributes.number(statusCodeKeys);
  return {
    statusCode: sentCode !== undefined && sentCode >= 400 ? sentCode : 500,
    isError: true,
    errorMessage: message,
    errorClass: asText(exception?.get("exception.type")) ?? attributes.text(classKeys),
    errorCode: attributes.text(errorCodeKeys),
    stack,
  };
}
