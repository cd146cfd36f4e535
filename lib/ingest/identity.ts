import type { NewSpan } from "@/lib/spans/new-span";
import { asRecord, asText } from "./coerce";

export type Identity = Pick<
  NewSpan,
  "customer" | "customerName" | "customerEmail" | "thread" | "session" | "traceGroup" | "group" | "customId"
>;

/** An exporter fills this in when nobody said who the customer is. */
const nobody = "default_user";

/**
 * A customer's identifier; none when it is empty or an exporter's placeholder.
 * Source: docs/rules.md, "Identity and inheritance".
 */
export function customerOf(value: unknown): string | undefined {
  const text = asText(value);
  return text === nobody ? undefined : text;
}

/** `customer_params`, an object or its JSON text. */
export function customerParams(value: unknown): Pick<NewSpan, "customer" | "customerName" | "customerEmail"> {
  const params = asRecord(value) ?? {};
  return {
    customer: customerOf(params.customer_identifier),
    customerName: asText(params.name ?? params.customer_name),
    customerEmail: asText(params.email ?? params.customer_email),
  };
}
