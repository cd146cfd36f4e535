import type { LogMethod, LogType } from "@/db/enums";
import type { NewSpan } from "@/lib/spans/new-span";
import { cleanValue } from "../clean";
import { asRecord, asText } from "../coerce";
import { logMethodOf, logTypeOf } from "../log-type";
import { refuseUnwieldy } from "../measure";
import { type Normalized, normalize } from "../normalize";
import { amount } from "../numbers";
import { Repairs } from "../repairs";
import { microsOf } from "../times";
import { readContent } from "./content";
import { ignoredControls, withNestedControls } from "./controls";
import { Fields } from "./fields";
import { furtherCustomerParams, readIdentity } from "./identity";
import { readIds } from "./ids";
import { readMarks } from "./marks";
import { readOwnership, readPrices } from "./money";
import { readPrompt, templateOf } from "./prompt";
import { modelIn } from "./response";
import { readStatus } from "./status";
import { readUsage } from "./usage";
import { readWarnings } from "./warnings";

/** The door a span came through: the trace doors require ids, the integrations door has one client's quirk. */
export type RestDoor = "log" | "trace" | "integrations";

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
  const fields = new Fields(withNestedControls(clean, repairs), repairs);
  const ids = readIds(fields, door !== "log");
  if (!ids.ok) return ids;

  const metadata = readMetadata(fields);
  const properties = fields.record("properties");
  const logType = readLogType(fields, repairs);
  const usage = readUsage(fields, logType, repairs);
  const status = readStatus(fields, repairs);
  const { variables, ...prompt } = readPrompt(fields);
  const content = readContent(fields, logType);
  const draft = {
    ...ids.ids,
    // Exporters that know no span names give the trace's, which stays beside it.
    name: fields.text("span_name") ?? asText(fields.peek("trace_name")),
    logType,
    logMethod: readLogMethod(fields, door, repairs),
    workflowName: fields.text("span_workflow_name"),
    path: fields.text("span_path"),
    ...readModel(fields),
    stream: fields.boolean("stream"),
    ...readTimes(fields, repairs),
    ...usage.usage,
    ...readPrices(fields, metadata, repairs),
    ...status.status,
    ...readOwnership(metadata),
    environment: fields.text("environment"),
    ...readIdentity(fields, metadata, door === "integrations"),
    ...prompt,
    ...readMarks(fields),
  };
  const settled = {
    usage: usage.sent,
    prompt: templateOf(fields),
    variables,
    properties,
    evaluation_identifier: fields.text("evaluation_identifier"),
    routing_time: fields.number(amount(1e6), "routing_time"),
    cache_hit: fields.boolean("cache_hit", "cached", "cache_bit"),
  };
  const read = {
    ...Object.fromEntries(Object.entries(settled).filter(([, value]) => value !== undefined)),
    ...furtherCustomerParams(fields),
    ...status.extras,
    ...readWarnings(fields, repairs),
    ...content.extras,
  };
  for (const name of ignoredControls) fields.take(name);
  return normalize({
    ...draft,
    content: { ...content, extras: { ...Object.fromEntries(fields.rest()), ...read } },
    metadata: [...Object.entries(metadata), ...Object.entries(properties ?? {})],
    repairs,
  });
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

function readLogMethod(fields: Fields, door: RestDoor, repairs: Repairs): LogMethod {
  const sent = fields.text("log_method");
  const method = logMethodOf(sent);
  if (sent !== undefined && !method) repairs.setAside("log_method", sent, "is none of the known methods");
  return method ?? (door === "log" ? "logging_api" : "tracing_integration");
}

function readModel(fields: Fields): Pick<NewSpan, "model" | "provider"> {
  const requested = asText(asRecord(fields.peek("full_request"))?.model);
  const models = [fields.text("model"), modelIn(fields.peek("full_response")), requested];
  return {
    // Exporters write "unknown" where there is none.
    model: models.find((model) => model !== undefined && model.toLowerCase() !== "unknown"),
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
