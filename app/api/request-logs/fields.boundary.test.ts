import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { fieldCases } from "@/lib/ingest/testing/rest-fields";
import { createOrganization } from "@/lib/organizations/mutations";
import { GET as getDetail } from "./[id]/route";
import { POST as bulk } from "./bulk/route";
import { POST as list } from "./list/route";
import { POST as create } from "./route";

type Row = Record<string, unknown>;

/** Every name of a list row in the documentation and the older clients. */
const rowNames =
  `id unique_id organization_id unique_organization_id organization_key_id environment timestamp
  start_time prompt_id prompt_name trace_unique_id customer_identifier customer_name customer_email
  thread_identifier custom_identifier log_type prompt_tokens completion_tokens total_request_tokens
  prompt_cache_hit_tokens prompt_cache_creation_tokens reasoning_tokens cost model latency tokens_per_second
  time_to_first_token routing_time status_code status blurred metadata scores storage_object_key system prompt
  completion span_workflow_name span_name positive_feedback note organization_key__name organization is_example
  input output prompt_messages completion_message foundation_model failed stream used_custom_credential`.split(
    /\s+/,
  );

/** What the detail has beside them. */
const detailNames =
  `span_unique_id span_parent_id span_path period_start period_end completion_messages full_request
  full_response provider_id log_method error_code error_message error_class error_fingerprint fault_domain
  error_bit warnings warnings_dict has_warnings recommendations recommendations_dict properties variables tools
  tool_choice tool_calls has_tool_calls reasoning response_format thinking embedding base64_embedding
  encoding_format dimensions audio_input_file audio_output_file ideal_output system_text prompt_text
  completion_text full_text prompt_message_count completion_message_count is_token_count_estimated usage
  prompt_unit_price completion_unit_price unit_prices component_costs service_tier pricing_tier model_discount
  llm_gateway_markup_rate covered_by evaluation_cost organization_name organization_key_name user_email is_test
  deployment_name deployment_id load_balance_group_id session_identifier group_identifier
  trace_group_identifier evaluation_identifier prompt_version_number is_custom_prompt ip_address
  request_url_path respan_gateway_request_id trace_name span_tools span_handoffs span_links limit_info category
  annotation_status is_pinned temperature top_p max_tokens max_completion_tokens frequency_penalty
  presence_penalty stop n stream_options logprobs top_logprobs logit_bias parallel_tool_calls reasoning_effort
  verbosity seed timeout user cache_hit cached cache_bit cache_miss_bit cache_key`.split(/\s+/);

let database: Connection & { drop: () => Promise<void> };
let organizationId: number;
let plainKey: string;
let rows: Map<unknown, Row>;

const idOf = (index: number) => `case-${index}`;

function call(method: string, path: string, body?: unknown): Request {
  return new Request(`http://spandrel.test${path}`, {
    method,
    headers: { authorization: `Bearer ${plainKey}`, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function detailOf(id: string): Promise<Row> {
  const response = await getDetail(call("GET", `/api/request-logs/${id}/`), {
    params: Promise.resolve({ id }),
  });
  return response.json();
}

async function listed(query = ""): Promise<{ count: number; results: Row[] }> {
  const path = `/api/request-logs/list/?page_size=1000&start_time=2015-01-01T00:00:00Z${query}`;
  return (await list(call("POST", path, {}))).json();
}

beforeAll(async () => {
  database = await openTestDatabase();
  const organization = await createOrganization({ name: "Fields" });
  organizationId = organization.id;
  const owner = scopeOfJob(organization.id, "test");
  const key = await createApiKey(owner, {
    name: "fields",
    side: "prod",
    scopes: ["ingest", "read", "write"],
  });
  plainKey = key.plainKey;
  const logs = fieldCases.map(({ sent }, index) => ({ unique_id: idOf(index), ...sent }));
  const answer = await (await bulk(call("POST", "/api/request-logs/bulk/", { logs }))).json();
  expect(answer).toMatchObject({ success_count: logs.length, error_count: 0 });
  rows = new Map((await listed()).results.map((row) => [row.unique_id, row]));
});
afterAll(() => database.drop());

describe("what the detail and the list answer of", () => {
  test.each(fieldCases.map((one, index) => [one.name, one, idOf(index)] as const))(
    "%s",
    async (_, { answer }, id) => {
      const detail = await detailOf(id);
      expect(detail).toMatchObject(answer);
      const row = rows.get(id) ?? {};
      // A row has the first words there, never the template.
      const isTemplate = (name: string) => name === "prompt" && typeof answer.prompt === "object";
      const inRow = Object.keys(answer).filter((name) => rowNames.includes(name) && !isTemplate(name));
      expect(row).toMatchObject(Object.fromEntries(inRow.map((name) => [name, answer[name]])));
    },
  );
});

test("every documented name is answered, with null where nothing is known", async () => {
  const [id] = fieldCases.flatMap(({ sent }, index) => (Object.keys(sent).length === 0 ? [idOf(index)] : []));
  const detail = await detailOf(id ?? "");
  expect([...rowNames, ...detailNames].filter((name) => !(name in detail))).toEqual([]);
  const row = rows.get(id) ?? {};
  expect(rowNames.filter((name) => !(name in row))).toEqual([]);
  expect(detail).toMatchObject({
    organization_id: organizationId,
    organization_name: "Fields",
    organization_key_name: "fields",
    is_example: false,
    model: null,
    cost: null,
    usage: null,
    limit_info: null,
    scores: {},
  });
});

test("include_fields leaves out the rest, also where no content is read for it", async () => {
  const light = await listed("&include_fields=unique_id,model");
  expect(light.results.every((row) => Object.keys(row).join() === "unique_id,model")).toBe(true);
  const heavy = await listed("&include_fields=unique_id,note");
  expect(heavy.results.filter(({ note }) => note === "Look here")).toHaveLength(1);
});

test("a session that stands in is found under its name", async () => {
  const ids = async (session: string) =>
    (await listed(`&session_identifier=${session}`)).results.map(
      ({ session_identifier }) => session_identifier,
    );
  expect(await ids("g")).toEqual(["g"]);
  expect(await ids("t")).toEqual(["t", "t"]);
});

describe("request_breakdown", () => {
  const log = {
    model: "gpt-4o",
    log_type: "chat",
    input: "Hi",
    output: "Hello",
    prompt_tokens: 1000,
    completion_tokens: 100,
    latency: 1.5,
    stream: true,
    cached: true,
    category: "greeting",
    routing_time: 0.1,
    scores: { helpful: 1 },
    metadata: { plan: 1, _hidden: "h" },
    full_request: { api_key: "sk-1", model: "gpt-4o" },
    timestamp: "2026-01-05T00:00:00Z",
  };
  const block = {
    prompt_tokens: 1000,
    completion_tokens: 100,
    cost: 0.0035,
    prompt_messages: [{ role: "user", content: "Hi" }],
    completion_message: { role: "assistant", content: "Hello" },
    model: "gpt-4o",
    cached: true,
    timestamp: "2026-01-05T00:00:00.000000Z",
    status_code: 200,
    stream: true,
    latency: 1.5,
    scores: { helpful: 1 },
    category: "greeting",
    metadata: { plan: "1" },
    routing_time: 0.1,
    full_request: { api_key: "[scrubbed]", model: "gpt-4o" },
    sentiment_score: null,
  };
  const post = async (sent: object) => (await create(call("POST", "/api/request-logs/", sent))).json();

  test.each([
    ["asked for", { request_breakdown: true }],
    ["asked for among the nested parameters", { respan_params: { request_breakdown: "true" } }],
  ])("%s is exactly the documented block", async (_, control) => {
    expect((await post({ ...log, ...control })).request_breakdown).toEqual(block);
  });

  test.each([
    ["not asked for", {}],
    ["refused by the log itself", { request_breakdown: false, respan_params: { request_breakdown: true } }],
  ])("%s is no part of the answer", async (_, control) => {
    expect(await post({ ...log, ...control })).not.toHaveProperty("request_breakdown");
  });

  test("of a log that is not to be kept repeats no content", async () => {
    const { request_breakdown } = await post({ ...log, request_breakdown: true, disable_log: true });
    expect(request_breakdown).toEqual({
      ...block,
      prompt_messages: null,
      completion_message: null,
      cached: null,
      scores: {},
      category: null,
      routing_time: null,
      full_request: null,
    });
  });

  test("of a log without anything is null throughout", async () => {
    const { request_breakdown } = await post({ request_breakdown: true });
    expect(Object.keys(request_breakdown)).toEqual(Object.keys(block));
    expect(request_breakdown).toMatchObject({ prompt_messages: null, completion_message: null, cost: null });
  });
});
