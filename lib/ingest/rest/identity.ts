import { asRecord, asText } from "../coerce";
import { customerOf, customerParams, type Identity } from "../identity";
import { aiSdkOperation } from "../log-type";
import type { Fields } from "./fields";

/** What of `customer_params` becomes the span's own. */
const promotedParams = new Set(["customer_identifier", "name", "email", "customer_name", "customer_email"]);

/** `customer_params` where it says more of a customer than who it is: budgets and limits, kept with the content. */
export function furtherCustomerParams(fields: Fields): Record<string, unknown> {
  const params = asRecord(fields.peek("customer_params"));
  const saysMore = Object.keys(params ?? {}).some((key) => !promotedParams.has(key));
  return saysMore ? { customer_params: params } : {};
}

export type Promoted = Readonly<Record<string, unknown>>;

/**
 * Whose span it is: from the span's own fields, `customer_params`, and what exporters put into `metadata`. A field
 * beats metadata, except that the exporter at the integrations door fills the thread from the user's id: there the
 * metadata's thread wins. Source: docs/rules.md, "Identity and inheritance".
 */
export function readIdentity(fields: Fields, metadata: Promoted, atIntegrations: boolean): Identity {
  const params = customerParams(fields.record("customer_params"));
  const paramsInMetadata = customerParams(metadata.customer_params);
  // These keys mean the customer where the AI SDK's exporter writes them; elsewhere they are someone's own metadata.
  const ofAiSdk = aiSdkOperation(asText(metadata.span_type) ?? "") !== null;
  const thread = fields.text("thread_identifier");
  const promotedThread = asText(metadata.thread_identifier);
  return {
    customer:
      customerOf(fields.text("customer_identifier")) ??
      params.customer ??
      customerOf(metadata.customer_identifier) ??
      paramsInMetadata.customer ??
      (ofAiSdk ? customerOf(metadata.userId) : undefined),
    customerName:
      fields.text("customer_name") ??
      params.customerName ??
      asText(metadata.customer_name) ??
      paramsInMetadata.customerName,
    customerEmail:
      fields.text("customer_email") ??
      params.customerEmail ??
      asText(metadata.customer_email) ??
      paramsInMetadata.customerEmail,
    thread: atIntegrations ? (promotedThread ?? thread) : (thread ?? promotedThread),
    session:
      fields.text("session_identifier") ??
      asText(metadata.session_identifier) ??
      (ofAiSdk ? asText(metadata.sessionId) : undefined),
    traceGroup: fields.text("trace_group_identifier") ?? asText(metadata.trace_group_identifier),
    group: fields.text("group_identifier") ?? asText(metadata.group_identifier),
    customId: fields.text("custom_identifier") ?? asText(metadata.custom_identifier),
  };
}
