import type { LogMethod, LogType } from "@/db/enums";
import type { NewSpan } from "@/lib/spans/new-span";
import { cleanValue } from "../clean";
import { asRecord, asText } from "../coerce";
import { aiSdkOperation, logMethodOf, logTypeOf } from "../log-type";
import { refuseUnwieldy } from "../measure";
import { type Normalized, normalize } from "../normalize";
import { amount, numberWithin, versionNumber } from "../numbers";
import { Repairs } from "../repairs";
import { microsOf } from "../times";
import { readContent } from "./content";
import { Fields } from "./fields";
import { readIdentity } from "./identity";
import { readIds } from "./ids";
import { readStatus, readWarnings } from "./status";
import { readUsage } from "./usage";

/** The door a span came through: the trace doors require ids, the integrations door has one client's quirk. */
export type RestDoor = "log" | "trace" | "integrations";

/** Controls for the vendor's own gateway and integrations, some with credentials: accepted and not kept. */
const ignored = [
  "field_name",
  "delimiter",
  "request_breakdown",
  "disable_fallback",
  "is_test",
  "has_webhook",
  "respan_api_controls",
  "keywordsai_api_controls",
  "posthog_integration",
  "customer_credentials",
  "credential_override",
  "retry_params",
  "cache_enabled",
  "cache_ttl",
  "cache_options",
  "mem0",
  "linkup",
  "hyperspell",
  "moda",
];

/**
 * One span of a JSON door as a `NewSpan`. Names and aliases of docs/rules.md, "Field names"; a field nobody knows is
 * kept with the content.
 * @param sent the parsed JSON of one span
 */
export function normalizeRestSpan(sent: unknown, door: RestDoor): Normalized {
  const whole = asRecord(sent);
  if (!whole) return { ok: false, field: "span", message: "A span must be a JSON object." };
  if (whole.object === "trace" || whole.object === "trace.span") {
    const message = `Raw OpenAI Agents items ("object": "${whole.object}") are not supported yet; send them through an exporter that writes spans.`;
    return { ok: false, field: "object", message };
  }
  const { rejection, dirty } = refuseUnwieldy(whole);
  if (rejection) return { ok: false, ...rejection };
  const repairs = new Repairs();
  const clean = dirty ? (asRecord(cleanValue(whole)) ?? {}) : whole;
  const fields = new Fields(withNestedControls(clean), repairs);
  const ids = readIds(fields, door !== "log");
  if (!ids.ok) return ids;

  readWarnings(fields, repairs);
  const metadata = readMetadata(fields);
  const logType = readLogType(fields, repairs);
  const content = readContent(fields, logType);
  const draft = {
    ...ids.ids,
    name: fields.text("span_name") ?? fields.text("trace_name"),
    logType,
    logMethod: readLogMethod(fields, door),
    workflowName: fields.text("span_workflow_name"),
    path: fields.text("span_path"),
    ...readModel(fields),
    stream: fields.boolean("stream"),
    ...readTimes(fields, repairs),
    ...readUsage(fields, repairs),
    ...readMoney(fields, metadata),
    ...readStatus(fields, repairs),
    ...ownership(metadata),
    environment: fields.text("environment"),
    ...readIdentity(fields, metadata, door === "integrations"),
    ...readPrompt(fields),
    ...readMarks(fields),
  };
  for (const name of ignored) fields.take(name);
  const extras = { ...Object.fromEntries(fields.rest()), ...content.extras };
  return normalize({
    ...draft,
    content: { ...content, extras },
    metadata: Object.entries(metadata),
    repairs,
  });
}

/** Parameters nested under the vendor's name count as if they stood on the span; the span's own win. */
function withNestedControls(span: Record<string, unknown>): Record<string, unknown> {
  const { respan_params, keywordsai_params, ...own } = span;
  return { ...asRecord(keywordsai_params), ...asRecord(respan_params), ...own };
}

function readMetadata(fields: Fields): Record<string, unknown> {
  const sent = fields.take("metadata");
  if (sent === undefined || sent === null || sent === "") return {};
  return asRecord(sent) ?? { metadata: sent };
}

function readLogType(fields: Fields, repairs: Repairs): LogType | undefined {
  const sent = fields.text("log_type");
  if (sent === undefined) return undefined;
  const logType = logTypeOf(sent);
  if (!logType) repairs.setAsideLogType(sent);
  return logType ?? "other";
}

function readLogMethod(fields: Fields, door: RestDoor): LogMethod {
  return logMethodOf(fields.text("log_method")) ?? (door === "log" ? "logging_api" : "tracing_integration");
}

function readModel(fields: Fields): Pick<NewSpan, "model" | "provider"> {
  const answered = asText(asRecord(fields.peek("full_response"))?.model);
  const requested = asText(asRecord(fields.peek("full_request"))?.model);
  const model = fields.text("model") ?? answered ?? requested;
  return {
    // Exporters write "unknown" where there is none.
    model: model?.toLowerCase() === "unknown" ? undefined : model,
    provider: fields.text("provider_id", "provider")?.toLowerCase(),
  };
}

function readTimes(fields: Fields, repairs: Repairs) {
  const instant = (name: string) => {
    const sent = fields.take(name);
    if (sent === undefined || sent === null || sent === "") return undefined;
    const micros = microsOf(sent);
    if (micros === undefined) repairs.setAside(name, sent, "is no ISO 8601 time nor an epoch number");
    return micros;
  };
  const seconds = (...names: string[]) => {
    const value = fields.number(amount(1e6), ...names);
    return value === undefined ? undefined : Math.round(value * 1e6);
  };
  return {
    startMicros: instant("start_time"),
    endMicros: instant("timestamp"),
    latencyMicros: seconds("latency", "generation_time"),
    // An exporter writes 0 for what was not streamed.
    ttftMicros: seconds("time_to_first_token", "ttft") || undefined,
    tokensPerSecond: fields.number(amount(), "tokens_per_second"),
  };
}

/** Source: docs/rules.md, "Tokens and cost": a cost in USD, prices in USD per million tokens. */
function readMoney(fields: Fields, metadata: Readonly<Record<string, unknown>>) {
  const usd = fields.number(amount(1e9), "cost");
  const price = (name: string) => fields.number(amount(), name) ?? numberWithin(metadata[name], amount());
  return {
    costNanos: usd === undefined ? undefined : Math.round(usd * 1e9),
    promptUnitPrice: price("prompt_unit_price"),
    completionUnitPrice: price("completion_unit_price"),
    cacheReadUnitPrice: price("prompt_cache_hit_unit_price"),
    cacheWriteUnitPrice: price("prompt_cache_creation_unit_price"),
  };
}

/** An exporter sends AI SDK wrappers beside the calls they wrap. */
function ownership(metadata: Readonly<Record<string, unknown>>): Pick<NewSpan, "ownsUsage"> {
  const operation = aiSdkOperation(asText(metadata.span_type) ?? "");
  return operation?.logType === "wrapper" ? { ownsUsage: false } : {};
}

function readPrompt(fields: Fields): Pick<NewSpan, "promptId" | "promptName" | "promptVersion"> {
  const template = asRecord(fields.peek("prompt"));
  return {
    promptId: fields.text("prompt_id") ?? asText(template?.prompt_id),
    promptName: fields.text("prompt_name"),
    promptVersion:
      fields.number(versionNumber, "prompt_version_number") ?? numberWithin(template?.version, versionNumber),
  };
}

function readMarks(fields: Fields): Pick<NewSpan, "positiveFeedback" | "pinned" | "privacyFlag" | "noLog"> {
  const feedback = fields.peek("positive_feedback") === null ? null : fields.boolean("positive_feedback");
  const pinned = fields.boolean("is_pinned");
  const privacyFlag = fields.boolean("blurred");
  const noLog = fields.boolean("disable_log");
  return {
    positiveFeedback: feedback,
    ...(pinned === undefined ? {} : { pinned }),
    ...(privacyFlag === undefined ? {} : { privacyFlag }),
    ...(noLog ? { noLog } : {}),
  };
}
