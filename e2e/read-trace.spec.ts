import { expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

test("a trace reads as a tree, by mouse, by key and by address", async ({ page, login, send }) => {
  const traceId = crypto.randomUUID().replaceAll("-", "");
  const start = Date.now() - 60_000;
  const span = (id: string, parent: string | null, fromMs: number, toMs: number, more = {}) => ({
    trace_unique_id: traceId,
    span_unique_id: id,
    span_parent_id: parent,
    span_name: id,
    log_type: "task",
    start_time: new Date(start + fromMs).toISOString(),
    timestamp: new Date(start + toMs).toISOString(),
    ...more,
  });
  // Children first: the order of arrival must not matter.
  await send(
    span("answer", "plan", 200, 900, {
      log_type: "chat",
      input: "How far is the moon?",
      output: "384,400 km",
    }),
  );
  await send(
    span("look up", "plan", 900, 1000, { log_type: "tool", status_code: 500, error_message: "no such page" }),
  );
  await send(span("plan", "run", 100, 1000, { log_type: "agent" }));
  await send(span("run", null, 0, 1500, { log_type: "workflow" }));
  await send(span("stray", "nowhere", 1200, 1300));

  await login();
  await page.goto(`/traces/${traceId}`);
  await expect(page.getByRole("heading", { name: "run", level: 1 })).toBeVisible();
  const tree = page.getByRole("treegrid", { name: "Spans of the trace" });
  const row = (name: string) => tree.getByRole("row").filter({ hasText: name });
  await expect(row("answer")).toHaveAttribute("aria-level", "3");
  await expect(tree).toContainText("1 span whose parent has not arrived");

  await row("answer").click();
  const panel = page.getByRole("complementary", { name: "Span" });
  await expect(panel).toContainText("384,400 km");
  await expect(page).toHaveURL(/span=/);
  await expect(row("answer")).toHaveAttribute("aria-selected", "true");

  await page.keyboard.press("j");
  await expect(panel).toContainText("no such page");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(row("look up")).toBeFocused();

  await page.keyboard.press("ArrowLeft");
  await expect(row("plan")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(row("plan")).toHaveAttribute("aria-expanded", "false");
  await expect(row("answer")).toBeHidden();

  await page.keyboard.press("e");
  await expect(row("look up")).toHaveAttribute("aria-selected", "true");
  await expect(panel).toContainText("no such page");
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(panel).toContainText("no such page");
  await expect(row("look up")).toHaveAttribute("aria-selected", "true");
});

test("an unknown trace says so and leads to Logs", async ({ page, login }) => {
  await login();
  await page.goto("/traces/nowhere-to-be-found");
  await expect(page.getByRole("heading", { name: "No such trace" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open Logs" })).toBeVisible();
});

test("a span read in Logs leads to its place in its trace, and the trace back to its spans", async ({
  page,
  login,
  sendAll,
}) => {
  const traceId = crypto.randomUUID().replaceAll("-", "");
  const customer_identifier = uniqueName("customer");
  await sendAll([
    { trace_unique_id: traceId, span_unique_id: "root", span_name: "checkout", log_type: "workflow" },
    {
      trace_unique_id: traceId,
      span_unique_id: "leaf",
      span_parent_id: "root",
      span_name: "charge the card",
      log_type: "tool",
      customer_identifier,
      output: "charged",
    },
  ]);
  await login();
  const { rows, panel } = logsPage(page);
  await page.goto(`/logs?customer_identifier=${customer_identifier}`);
  await rows.filter({ hasText: "charge the card" }).click();
  await expect(page).toHaveURL(/[?&]span=/);
  const logId = new URL(page.url()).searchParams.get("span");
  await panel.getByRole("link", { name: "Open trace" }).click();
  await expect(page).toHaveURL((url) => url.pathname === `/traces/${traceId}`);
  await expect(page.getByRole("heading", { name: "checkout", level: 1 })).toBeVisible();
  const leaf = page.getByRole("row").filter({ hasText: "charge the card" });
  await expect(leaf).toHaveAttribute("aria-selected", "true");
  await expect(panel).toContainText("charged");
  expect(new URL(page.url()).searchParams.get("span")).toBe(logId);

  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Logs" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === `trace:${traceId}`);
  await expect(rows).toHaveCount(2);
});
