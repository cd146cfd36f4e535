import { demoAccount, expect, pressUntil, test } from "./fixtures";
import { logsPage } from "./logs-page";

test.beforeEach(async ({ login }) => login(demoAccount()));

test("conditions are added, undone, kept and cleared, and are the address", async ({ page }) => {
  const { rows, filterInput } = logsPage(page);
  const chip = (words: string) => page.getByRole("button", { name: words, exact: true });
  await page.goto("/logs");
  await expect(rows.first()).toBeVisible();

  await pressUntil(page, "/", (within) => expect(filterInput).toBeFocused(within));
  await page.keyboard.type("status:error");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/logs?status=error");
  await expect(chip("Status is error")).toBeVisible();
  await expect(rows.first()).toContainText("error");
  expect(await rows.filter({ hasNotText: "error" }).count()).toBe(0);

  await filterInput.fill("model");
  await page.getByRole("option", { name: "Model text" }).click();
  const editor = page.getByRole("dialog", { name: "Filter by Model" });
  await editor.getByRole("combobox", { name: "Condition" }).click();
  await page.getByRole("option", { name: "contains", exact: true }).click();
  await editor.getByRole("textbox", { name: "Value" }).fill("GPT");
  await editor.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL("/logs?status=error&model.contains=GPT");
  await expect(chip("Model contains GPT")).toBeVisible();
  await expect(rows.first()).toContainText("gpt");
  expect(await rows.filter({ hasNotText: "gpt" }).count()).toBe(0);

  await filterInput.fill("metadata.feature=docs_assistant");
  await filterInput.press("Enter");
  await expect(page).toHaveURL("/logs?status=error&model.contains=GPT&metadata.feature=docs_assistant");
  await expect(chip("metadata.feature is docs_assistant")).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL("/logs?status=error&model.contains=GPT");
  await expect(chip("metadata.feature is docs_assistant")).toHaveCount(0);
  await page.reload();
  await expect(chip("Model contains GPT")).toBeVisible();
  await expect(rows.first()).toContainText("error");

  await page.getByRole("button", { name: "Remove the filter Status is error" }).click();
  await expect(page).toHaveURL("/logs?model.contains=GPT");
  await expect(rows.first()).toContainText("200");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/logs");
  await expect(chip("Model contains GPT")).toHaveCount(0);
});

test("values of one kind are ticked in a list and mean any of them", async ({ page }) => {
  const { rows, filterInput } = logsPage(page);
  await page.goto("/logs");
  await filterInput.fill("type");
  await page.getByRole("option", { name: /^Type/ }).click();
  const editor = page.getByRole("dialog", { name: "Filter by Type" });
  await editor.getByRole("checkbox", { name: "guardrail" }).click();
  await editor.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL("/logs?log_type=guardrail");
  await expect(rows.first()).toContainText("guardrail");

  await page.getByRole("button", { name: "Type is guardrail", exact: true }).click();
  await editor.getByRole("checkbox", { name: "embedding" }).click();
  await editor.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL("/logs?log_type=guardrail&log_type=embedding");
  await expect(rows.filter({ hasText: "embedding" }).first()).toBeVisible();
  expect(await rows.filter({ hasNotText: /guardrail|embedding/ }).count()).toBe(0);
});

test("a metadata key of a span becomes a condition from its panel", async ({ page }) => {
  const { rows, panel } = logsPage(page);
  await page.goto("/logs?metadata.feature=voice_line");
  await rows.first().click();
  const metadata = panel.getByRole("region", { name: "Metadata" });
  await metadata.getByText("voice_line").hover();
  await metadata.getByRole("link", { name: "Filter by feature voice_line" }).click();
  await expect(page).toHaveURL(/metadata\.feature=voice_line/);
  await panel.getByRole("link", { name: /^Filter by Type / }).click();
  await expect(page).toHaveURL(
    /log_type=.*metadata\.feature=voice_line|metadata\.feature=voice_line.*log_type=/,
  );
});

test("what the address says and Logs does not know is named", async ({ page }) => {
  const { rows } = logsPage(page);
  await page.goto("/logs?modle=gpt-4o&status=error");
  const notice = page.getByRole("status").filter({ hasText: "Ignored in the address" });
  await expect(notice).toContainText("modle");
  await expect(rows.first()).toContainText("error");
  await notice.getByRole("button", { name: "Tidy the address" }).click();
  await expect(page).toHaveURL("/logs?status=error");
  await expect(notice).toHaveCount(0);
});

test("conditions nothing meets are listed, each with its way out", async ({ page }) => {
  const { rows } = logsPage(page);
  await page.goto("/logs?status=error&customer_identifier=nobody-at-all");
  await expect(page.getByRole("heading", { name: "No span matches all 2 conditions" })).toBeVisible();
  const condition = page.getByRole("listitem").filter({ hasText: "nobody-at-all" });
  await expect(page.getByRole("listitem").filter({ hasText: "Status is error" })).toBeVisible();
  await condition.getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL("/logs?status=error");
  await expect(rows.first()).toContainText("error");
});

test("the environment switch shows the spans of that environment only", async ({ page }) => {
  const { rows, panel } = logsPage(page);
  const environments = page.getByRole("radiogroup", { name: "Environment" });
  await page.goto("/logs?status=success");
  await expect(environments.getByRole("radio", { name: "Prod" })).toBeChecked();
  for (const [name, label] of [
    ["Test", "test"],
    ["staging", "staging"],
  ] as const) {
    await environments.getByRole("radio", { name }).click();
    await expect(page).toHaveURL(
      (url) => url.searchParams.get("environment") === label && url.searchParams.get("status") === "success",
    );
    await rows.first().click();
    await expect(panel.getByRole("region", { name: "Properties" })).toContainText(`Environment${label}`);
    await page.keyboard.press("Escape");
  }
  await environments.getByRole("radio", { name: "Prod" }).click();
  await expect(page).toHaveURL("/logs?status=success");
});

test("the time range bounds the list", async ({ page }) => {
  const { grid, rows } = logsPage(page);
  const startTimes = async () => {
    const iso = await grid
      .locator("time")
      .evaluateAll((all) => all.map((one) => one.getAttribute("datetime")));
    return iso.map((one) => Date.parse(one ?? ""));
  };
  await page.goto("/logs");
  await page.getByRole("button", { name: /^Last 7 days/ }).click();
  const choice = page.getByRole("dialog", { name: "Time range" });
  await choice.getByRole("button", { name: "Last hour" }).click();
  await expect(page).toHaveURL("/logs?range=1h");
  await expect(rows.first()).toBeVisible();
  const hourAgo = Date.now() - 3_600_000;
  await page.keyboard.press("End");
  for (const time of await startTimes()) expect(time).toBeGreaterThan(hourAgo - 60_000);

  const dayMs = 86_400_000;
  const from = new Date(Date.now() - 9 * dayMs).toISOString().slice(0, 16);
  const to = new Date(Date.now() - 8 * dayMs).toISOString().slice(0, 16);
  await page.getByRole("button", { name: /^Last hour/ }).click();
  await choice.getByLabel("From").fill(from);
  await choice.getByLabel("To", { exact: true }).fill(to);
  await choice.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(
    `/logs?${new URLSearchParams({ from: `${from}:00.000Z`, to: `${to}:00.000Z` })}`,
  );
  await expect(rows.first()).toBeVisible();
  await expect.poll(async () => Math.max(...(await startTimes()))).toBeLessThan(Date.parse(`${to}Z`));
  for (const time of await startTimes()) expect(time).toBeGreaterThanOrEqual(Date.parse(`${from}Z`));
});
