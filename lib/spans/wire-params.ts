import { z } from "zod";
import { instantOf } from "./instants";
import { defaultSort, type SortKey, type SpanSort } from "./sort";

/**
 * The search params of the REST doors for spans, declared once: they are read by these schemas, and the OpenAPI document is
 * written from them. Source: docs/rules.md, "List query".
 */

/** Rows of a page, at most and unless asked. */
export const maxPageSize = 1_000;
export const defaultPageSize = 50;

/** Every name of a sort the wire knows, by what we sort by. Source: docs/rules.md, "List query". */
const sortNames: Readonly<Record<SortKey, readonly string[]>> = {
  time: ["timestamp", "id", "start_time"],
  cost: ["cost", "total_cost"],
  latency: ["latency"],
  ttft: ["time_to_first_token", "ttft"],
  tokens: ["total_request_tokens", "total_tokens", "all_tokens"],
  prompt_tokens: ["prompt_tokens", "input_tokens"],
  completion_tokens: ["completion_tokens", "output_tokens"],
  speed: ["tokens_per_second"],
};

/** What the sums of a group can be sorted by. */
export const groupSorts = [
  "number_of_requests",
  "total_cost",
  "total_tokens",
  "error_count",
  "avg_latency",
  "last_seen",
] as const;
export type GroupSort = { key: (typeof groupSorts)[number]; descending: boolean };

/** What spans can be grouped by, by its name on the wire. */
export const groupings = [
  "model",
  "provider_id",
  "organization_key_id",
  "prompt_id",
  "deployment_id",
  "deployment_name",
  "custom_identifier",
  "customer_identifier",
  "trace",
  "thread",
] as const;
export type Grouping = (typeof groupings)[number];

function read<Value>(pick: (text: string) => Value | undefined, expected: string) {
  return z.string().transform((text, context): Value => {
    const value = pick(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: `must be ${expected}.` });
    return z.NEVER;
  });
}

function whole(max: number, description: string) {
  const schema = read((text) => {
    const number = Number(text);
    return Number.isInteger(number) && number >= 1 && number <= max ? number : undefined;
  }, `a whole number from 1 to ${max}`);
  return schema.optional().meta({ description, type: "integer", minimum: 1, maximum: max });
}

const flags = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

const flag = (description: string) =>
  read((text) => flags.get(text.toLowerCase()), "true or false")
    .optional()
    .meta({ description, type: "boolean" });

const instant = (description: string) =>
  read(utcInstantOf, "an ISO 8601 instant")
    .optional()
    .meta({ description, type: "string", format: "date-time" });

function utcInstantOf(text: string): number | undefined {
  // Without a zone the wire means UTC.
  const zoned = /[zZ]|[+-]\d\d:?\d\d$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  return instantOf(zoned) ?? undefined;
}

function sortOf(text: string): SpanSort | undefined {
  const descending = text.startsWith("-");
  const name = text.slice(descending ? 1 : 0);
  // Nobody judges spans yet: none has the score, and without a value the newest comes first.
  if (/^scores__./.test(name)) return defaultSort;
  // Object.entries forgets the keys it was given.
  const [key] =
    (Object.entries(sortNames) as [SortKey, readonly string[]][]).find(([, names]) => names.includes(name)) ??
    [];
  return key && { key, descending };
}

function groupSortOf(text: string): GroupSort | undefined {
  const descending = text.startsWith("-");
  const key = groupSorts.find((one) => one === text.slice(descending ? 1 : 0));
  return key && { key, descending };
}

const sortList = Object.values(sortNames).flat().join(", ");

/** Which spans are meant. */
export const selectionParams = z.object({
  start_time: instant("Spans that began at this instant or later; an hour before `end_time` unless given."),
  end_time: instant("Spans that began before this instant; now unless given."),
  environment: z.string().optional().meta({
    description: "Spans of this environment only; `production` and the like mean the built-in ones.",
  }),
  is_test: flag("Spans of the test side, or of the prod side; wins over `all_envs`."),
  all_envs: flag("Spans of both sides, not only of the API key's."),
});

/** Whether sums may be estimated. */
const exactParam = {
  exact: flag(
    "Read every span, however long that takes. Without it sums over very many spans may be estimates that say so.",
  ),
};

export const listParams = selectionParams.extend({
  page: whole(
    Number.MAX_SAFE_INTEGER,
    "Page by number, 1 unless given, as far as row 100,000. Following `next` has no such end.",
  ),
  page_size: whole(maxPageSize, `Rows of a page; ${defaultPageSize} unless given.`),
  cursor: z
    .string()
    .max(2_000)
    .optional()
    .meta({ description: "Taken from `next` or `previous`; of another query it is refused." }),
  sort_by: read(sortOf, `one of ${sortList}, with - for descending`)
    .optional()
    .meta({
      description: `One of ${sortList}; with \`-\` descending. Spans without a value come last. Newest first unless given.`,
    }),
  include_fields: z
    .string()
    .transform((text) => new Set(text.split(",").map((name) => name.trim())))
    .optional()
    .meta({ description: "Names of the row's fields to answer, separated by commas; all unless given." }),
  fetch_filters: flag("Also answer `filters_data`: what can be filtered, how, and frequent values."),
  ...exactParam,
});

export const summaryParams = selectionParams.extend(exactParam);

export const groupParams = selectionParams.extend({
  group_by: z
    .enum(groupings, { error: `must be one of ${groupings.join(", ")}.` })
    .meta({ description: "What makes a group." }),
  page: whole(100_000, "Page by number; 1 unless given."),
  page_size: whole(maxPageSize, `Groups of a page; ${defaultPageSize} unless given.`),
  sort_by: read(groupSortOf, `one of ${groupSorts.join(", ")}, with - for descending`)
    .optional()
    .meta({
      description: `One of ${groupSorts.join(", ")}; with \`-\` descending. Most requests first unless given.`,
    }),
  ...exactParam,
});

/** The names of all search params that steer a door; any other is a filter. */
export const controls: ReadonlySet<string> = new Set(
  [listParams, summaryParams, groupParams].flatMap((params) => Object.keys(params.shape)),
);

export type Problem = { field: string; message: string };

/** Reads search params by their schema; an empty one counts as absent. A problem names the param. */
export function readParams<Schema extends z.ZodObject>(
  schema: Schema,
  params: URLSearchParams,
): { ok: true; params: z.output<Schema> } | { ok: false; problem: Problem } {
  const names = Object.keys(schema.shape);
  const sent = names.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  const parsed = schema.safeParse(Object.fromEntries(sent));
  if (parsed.success) return { ok: true, params: parsed.data };
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? "query");
  return { ok: false, problem: { field, message: `${field} ${issue?.message ?? "is not understood."}` } };
}
