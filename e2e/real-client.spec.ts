import { readFile } from "node:fs/promises";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test } from "./fixtures";
import { installation } from "./installation";
import { logsPage } from "./logs-page";

/** Ways a client writes the path of one door: all of them are answered there, none by a redirect. */
const spellings = [
  (path: string) => path,
  (path: string) => `${path}/`,
  (path: string) => `/${path}`,
  (path: string) => path.replaceAll("/", "//"),
  (path: string) => `/api${path}`,
];

for (const { client, file, accepted } of [
  { client: "keywordsai tracing", file: "keywordsai-tracing.otlp-protobuf", accepted: "" },
  { client: "the Vercel exporter", file: "keywordsai-vercel-exporter", accepted: '"ingested_spans":6' },
  { client: "the AI SDK", file: "vercel-ai-sdk.otlp-json", accepted: '"rejectedSpans":0' },
]) {
  test(`${client} reaches its door however its address is written`, async ({ request, baseURL }) => {
    const { url } = await recording(file);
    for (const spell of spellings) {
      const address = `${baseURL}${spell(url)}`;
      const answer = await post(request, file, address);
      expect([address, answer.status()]).toEqual([address, 200]);
      expect(await answer.text()).toContain(accepted);
    }
  });
}

test("what keywordsai tracing sent without parents reads as one tree with its customer", async ({
  page,
  request,
  login,
}) => {
  await post(request, "keywordsai-tracing.otlp-protobuf");
  await login();
  await page.goto("/traces/ef2fd26d966addd65b6804440f553384");
  const rows = page.getByRole("treegrid", { name: "Spans of the trace" }).getByRole("row");
  const outline = [
    ["joke_workflow.workflow", 1],
    ["joke_creation.task", 2],
    ["openai.chat", 3],
    ["get_weather.tool", 2],
    ["translator.agent", 2],
    ["openai.chat", 3],
    ["failing_task.task", 2],
  ] as const;
  for (const [index, [name, level]] of outline.entries()) {
    // The first row names the columns.
    await expect(rows.nth(index + 1)).toContainText(name);
    await expect(rows.nth(index + 1)).toHaveAttribute("aria-level", String(level));
  }
  await expect(rows).toHaveCount(outline.length + 1);
  await expect(rows.nth(7)).toContainText("error 500");
  await expect(page.getByRole("region", { name: "Totals" })).toContainText("user_123");

  const { panel } = logsPage(page);
  await rows.nth(3).click();
  await expect(panel.getByRole("region", { name: "Content" })).toContainText("To reach its parent.");
  const properties = panel.getByRole("region", { name: "Properties" });
  await expect(properties).toContainText("Customeruser_123inherited");
  await expect(properties).toContainText("Modelgpt-4o-2026-01-01");
});

test("what the AI SDK sent is found by its customer and read as a trace", async ({
  page,
  request,
  login,
}) => {
  await post(request, "vercel-ai-sdk.otlp-json");
  await login();
  await page.goto(
    "/logs?range=all&customer_identifier=user_123&span_name=ai.toolCall&metadata.env=production",
  );
  const { rows, panel } = logsPage(page);
  await rows.filter({ hasText: '{"city":"Paris"}' }).first().click();
  await panel.getByRole("link", { name: "Open trace" }).click();
  await expect(page).toHaveURL(/\/traces\/aae71f3f4039177218afa7e4d4c4af18\?/);

  const tree = page.getByRole("treegrid", { name: "Spans of the trace" });
  await expect(tree.getByRole("row")).toContainText([
    "ai.generateText",
    "ai.generateText.doGenerate",
    "ai.toolCall",
    "ai.generateText.doGenerate",
  ]);
  const tool = tree.getByRole("row").filter({ hasText: "ai.toolCall" });
  await expect(tool).toHaveAttribute("aria-level", "2");
  await expect(tool).toHaveAttribute("aria-selected", "true");
  await expect(panel.getByRole("region", { name: "Content" })).toContainText("21");
});

test("what the Vercel exporter sent shows its tool call and its price", async ({ page, request, login }) => {
  await post(request, "keywordsai-vercel-exporter");
  await login();
  await page.goto("/traces/4bfbabbc53008dab231f1077b6972f8d");
  const { panel } = logsPage(page);
  await page.getByRole("row").filter({ hasText: "ai.generateText.doGenerate" }).click();
  const content = panel.getByRole("region", { name: "Content" });
  await expect(content).toContainText("You are terse.");
  await expect(content).toContainText("get_weather");
  await expect(panel.getByRole("region", { name: "Properties" })).toContainText("Threadthread_001");
  await expect(panel.getByRole("region", { name: "Tokens and cost" })).toContainText("$0.00020");
});

test("an unknown address and a wrong method are refused in JSON", async ({ request }) => {
  const unknown = await request.get("/api/nope/");
  expect(unknown.status()).toBe(404);
  expect(await unknown.json()).toMatchObject({ detail: expect.stringContaining("/api/nope") });

  const wrong = await request.delete("/api/v2/traces");
  expect(wrong.status()).toBe(405);
  expect(wrong.headers().allow).toBe("POST");
  expect(await wrong.json()).toMatchObject({ detail: expect.stringContaining("DELETE") });
});

/** Sends what a client sent, by default to the address it sent it to. */
async function post(request: APIRequestContext, file: string, address?: string): Promise<APIResponse> {
  const { url, headers, body } = await recording(file);
  return request.post(address ?? url, {
    headers: {
      "content-type": headers["content-type"] ?? "",
      "user-agent": headers["user-agent"] ?? "",
      authorization: `Bearer ${installation.apiKey}`,
    },
    data: typeof body.base64 === "string" ? Buffer.from(body.base64, "base64") : body,
    maxRedirects: 0,
  });
}

/** One recorded request of a real client: its body as JSON, or as base64 of other bytes. */
async function recording(file: string) {
  return JSON.parse(await readFile(`fixtures/clients/${file}.json`, "utf8"));
}
