import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { estimatePending } from "@/lib/tokens/estimator";
import { GET as getDetail } from "./[id]/route";
import { POST as list } from "./list/route";
import { POST as create } from "./route";

let database: Connection & { drop: () => Promise<void> };
let plainKey: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const { id } = await createOrganization({ name: "Test" });
  const key = await createApiKey(scopeOfJob(id, "test"), {
    name: "test",
    side: "prod",
    scopes: ["ingest", "read"],
  });
  plainKey = key.plainKey;
});
afterAll(() => database.drop());

function call(method: string, path: string, body?: object): Request {
  return new Request(`http://spandrel.test${path}`, {
    method,
    headers: { authorization: `Bearer ${plainKey}`, "content-type": "application/json" },
    body: body ? JSON.stringify(body) : null,
  });
}

async function read() {
  const params = Promise.resolve({ id: "log-1" });
  const detail = await (await getDetail(call("GET", "/api/request-logs/log-1/"), { params })).json();
  const { results } = await (await list(call("POST", "/api/request-logs/list/", {}))).json();
  return { detail, row: results[0] };
}

test("list and detail say that tokens were estimated, and the detail what the cost is made of", async () => {
  const created = await create(
    call("POST", "/api/request-logs/", {
      unique_id: "log-1",
      model: "gpt-4o",
      prompt_messages: [{ role: "user", content: "You are funny." }],
      completion_message: { role: "assistant", content: "Tell me a joke about opentelemetry" },
    }),
  );
  expect(created.ok).toBe(true);
  const before = { is_token_count_estimated: false, prompt_tokens: null, cost: null };
  const silent = await read();
  expect(silent.row).toMatchObject(before);
  expect(silent.detail).toMatchObject({ ...before, unit_prices: null, component_costs: null });

  await estimatePending(new AbortController().signal);
  const counted = await read();
  const after = {
    is_token_count_estimated: true,
    prompt_tokens: 11,
    completion_tokens: 9,
    total_request_tokens: 20,
    cost: 0.0001175,
  };
  expect(counted.row).toMatchObject(after);
  expect(counted.detail).toMatchObject({
    ...after,
    unit_prices: { prompt: 2.5, completion: 10 },
    component_costs: { prompt: 0.0000275, completion: 0.00009 },
  });
});
