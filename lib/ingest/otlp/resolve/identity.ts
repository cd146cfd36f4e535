import { asText } from "../../coerce";
import { customerOf, customerParams, type Identity } from "../../identity";
import type { Attributes } from "../attributes";

/** Prefixes under which clients put parameters by their wire name. */
const parameterPrefixes = [
  "respan.",
  "keywordsai.",
  "ai.telemetry.metadata.",
  "traceloop.association.properties.",
  "",
];

const candidates = new Map<string, readonly string[]>();

/** Candidates for a parameter by its wire name under every prefix. Made once: they are asked for with every span. */
export function parameterKeys(...names: string[]): readonly string[] {
  const asked = names.join("\n");
  let keys = candidates.get(asked);
  if (!keys) {
    keys = names.flatMap((name) => parameterPrefixes.map((prefix) => prefix + name));
    candidates.set(asked, keys);
  }
  return keys;
}

/** The vendor's two families, under one of which each attribute below may arrive. */
const families = (...names: string[]) => names.flatMap((name) => [`respan.${name}`, `keywordsai.${name}`]);

const customerKeys = [
  ...families("customer_params.customer_identifier", "customer.identifier", "customer.id"),
  ...parameterKeys("customer_identifier"),
  ...parameterKeys("user_id", "userId"),
  "user.id",
  "enduser.id",
  "langfuse.user.id",
];
const customerNameKeys = [
  ...families("customer_params.name", "customer_params.customer_name", "customer.name"),
  ...parameterKeys("customer_name"),
];
const customerEmailKeys = [
  ...families("customer_params.email", "customer_params.customer_email", "customer.email"),
  ...parameterKeys("customer_email"),
];
const customerParamsKeys = parameterKeys("customer_params");
const threadKeys = [
  ...families("threads.thread_identifier", "thread.id", "thread.identifier"),
  ...parameterKeys("thread_identifier", "thread_id", "threadId"),
];
const sessionKeys = [
  ...families("sessions.session_identifier", "session.id"),
  ...parameterKeys("session_identifier", "session_id", "sessionId"),
  "session.id",
  "gen_ai.conversation.id",
  "langfuse.session.id",
];
const traceGroupKeys = [
  ...families("trace.trace_group_identifier", "trace_group.id", "trace_group.group_identifier"),
  ...parameterKeys("trace_group_identifier"),
];
const groupKeys = [...families("span_params.group_identifier"), ...parameterKeys("group_identifier")];
const customIdKeys = [
  ...families("span_params.custom_identifier", "custom_identifier"),
  ...parameterKeys("custom_identifier"),
];

/**
 * Whose span it is. Where no thread is given the session is the thread: what these clients call a session is what
 * people read as one conversation. Source: docs/rules.md, "Identity and inheritance".
 */
export function resolveIdentity(attributes: Attributes): Identity {
  const params = customerParams(attributes.value(customerParamsKeys));
  const session = attributes.take(sessionKeys, asText);
  return {
    customer: attributes.take(customerKeys, customerOf) ?? params.customer,
    customerName: attributes.text(customerNameKeys) ?? params.customerName,
    customerEmail: attributes.text(customerEmailKeys) ?? params.customerEmail,
    thread: attributes.take(threadKeys, asText) ?? session,
    session,
    traceGroup: attributes.take(traceGroupKeys, asText),
    group: attributes.take(groupKeys, asText),
    customId: attributes.take(customIdKeys, asText),
  };
}
