import { demoAccount, expect, pressUntil, test } from "./fixtures";
import { logsPage } from "./logs-page";

test.beforeEach(async ({ login }) => login(demoAccount()));

/** Whether the address asks for exactly these conditions, as they are typed. */
const asks = (text: string | null) => (url: URL) =>
  url.pathname === "/logs" && url.searchParams.get("q") === text;

test("conditions are typed, undone, kept and cleared, and are the address", async ({ page }) => {
  const { rows, filterInput } = logsPage(page);
  const chip = (words: string) => page.getByRole("button", { name: words, exact: true });
  await page.goto("/logs");
  await expect(rows.first()).toBeVisible();

  await pressUntil(page, "/", (within) => expect(filterInput).toBeFocused(within));
  await page.keyboard.type("status:error");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(asks("status:error"));
  await expect(chip("Status is error")).toBeVisible();
  await expect(rows.first()).toContainText("error");
  expect(await rows.filter({ hasNotText: "error" }).count()).toBe(0);

  await filterInput.fill("model:*GPT* latency:>100ms");
  await filterInput.press("Enter");
  await expect(page).toHaveURL(asks("status:error model:*GPT* latency:>0.1"));
  await expect(chip("Model contains GPT")).toBeVisible();
  await expect(chip("Latency > 0.1 s")).toBeVisible();
  await expect(rows.first()).toContainText("gpt");
  expect(await rows.filter({ hasNotText: "gpt" }).count()).toBe(0);

  await page.goBack();
  await expect(page).toHaveURL(asks("status:error"));
  await expect(chip("Model contains GPT")).toHaveCount(0);
  await page.goForward();
  await page.reload();
  await expect(chip("Model contains GPT")).toBeVisible();

  await page.getByRole("button", { name: "Remove the filter Status is error" }).click();
  await expect(page).toHaveURL(asks("model:*GPT* latency:>0.1"));
  await expect(rows.first()).toContainText("200");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/logs");
  await expect(chip("Model contains GPT")).toHaveCount(0);
});

test("what is typed is completed with fields, keys and real values", async ({ page }) => {
  const { filterInput } = logsPage(page);
  await page.goto("/logs?range=all");
  await filterInput.pressSequentially("stat");
  await expect(page.getByRole("option").first()).toContainText("status");
  await filterInput.press("Tab");
  await expect(filterInput).toHaveValue("status:");
  await expect(page.getByRole("option", { name: /^error/ })).toBeVisible();
  await filterInput.press("e");
  await filterInput.press("Tab");
  await expect(filterInput).toHaveValue("status:error ");

  await filterInput.pressSequentially("metadata.feat");
  await expect(page.getByRole("option", { name: /^feature/ })).toBeVisible();
  await filterInput.press("Tab");
  await expect(filterInput).toHaveValue("status:error metadata.feature:");
  const value = page.getByRole("option", { name: /^docs_assistant/ });
  await expect(value).toContainText(/\d/);
  await value.click();
  await expect(page).toHaveURL(asks("status:error metadata.feature:docs_assistant"));
});

test("while a word is completed the page can still be read, and Enter takes one after the other", async ({
  page,
}) => {
  const { rows, filterInput } = logsPage(page);
  await page.goto("/logs?range=all");
  await expect(rows.first()).toBeVisible();
  await filterInput.pressSequentially("stat");
  await expect(page.getByRole("option").first()).toContainText("status");
  // Found by role: what is hidden from a screen reader is not.
  await expect(rows.first()).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Facets" })).toBeVisible();
  await filterInput.press("ArrowDown");
  await filterInput.press("Enter");
  await expect(filterInput).toHaveValue("status:");
  await expect(page.getByRole("option", { name: /^error/ })).toBeVisible();
  await filterInput.pressSequentially("err");
  await expect(page.getByRole("option")).toHaveCount(1);
  await filterInput.press("ArrowDown");
  await filterInput.press("Enter");
  await expect(page).toHaveURL(asks("status:error"));
  await expect(page.getByRole("listbox")).toHaveCount(0);
});

test("the chip whose builder is open looks so, not the button for a new one", async ({ page }) => {
  await page.goto("/logs?q=status:error");
  const build = page.getByRole("button", { name: "Build a filter" });
  await page.getByRole("button", { name: "Status is error", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Edit the filter Status is error" })).toBeVisible();
  await expect(build).toHaveAttribute("aria-expanded", "false");
  await expect(build).not.toHaveAttribute("data-popup-open");
  await page.keyboard.press("Escape");
  await build.click();
  await expect(page.getByRole("dialog", { name: "Build a filter" })).toBeVisible();
  await expect(build).toHaveAttribute("aria-expanded", "true");
});

test("the chips are walked, turned into text, opened and taken away by keyboard", async ({ page }) => {
  const { rows, filterInput } = logsPage(page);
  const chip = (words: string) => page.getByRole("button", { name: words, exact: true });
  await page.goto("/logs?q=status:error model:gpt-4o*");
  await expect(rows.first()).toBeVisible();
  await pressUntil(page, "/", (within) => expect(filterInput).toBeFocused(within));
  await page.keyboard.press("Backspace");
  await expect(filterInput).toHaveValue("model:gpt-4o*");
  await expect(chip("Model starts with gpt-4o")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(filterInput).toHaveValue("");
  await expect(chip("Model starts with gpt-4o")).toBeVisible();

  await pressUntil(page, "/", (within) => expect(filterInput).toBeFocused(within));
  await page.keyboard.press("ArrowLeft");
  await expect(chip("Model starts with gpt-4o")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(chip("Status is error")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Edit the filter Status is error" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(chip("Status is error")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page).toHaveURL(asks("model:gpt-4o*"));
});

test("text that does not read is marked at its place, and the list stays", async ({ page }) => {
  const { rows, filterInput } = logsPage(page);
  await page.goto("/logs?q=status:error");
  await expect(rows.first()).toContainText("error");
  await filterInput.fill("model:gpt cost:abc");
  await filterInput.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: '"abc" is no number' })).toContainText("Expected");
  await expect(filterInput).toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveURL(asks("status:error"));
  await expect(rows.first()).toContainText("error");
  // What is wrong is selected: typing mends it.
  await page.keyboard.type(">0");
  await expect(page.getByRole("alert").filter({ hasText: "is no number" })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(asks("status:error model:gpt cost:>0"));
});

test("an address whose filter does not read shows it where it stands", async ({ page }) => {
  const { filterInput } = logsPage(page);
  await page.goto("/logs?q=cost:abc");
  await expect(filterInput).toHaveValue("cost:abc");
  await expect(page.getByRole("alert").filter({ hasText: '"abc" is no number' })).toBeVisible();
  await filterInput.fill("cost:>0");
  await filterInput.press("Enter");
  await expect(page).toHaveURL(asks("cost:>0"));
});

test("values of one kind are ticked in a list and mean any of them", async ({ page }) => {
  const { rows } = logsPage(page);
  await page.goto("/logs?q=type:guardrail");
  await expect(rows.first()).toContainText("guardrail");
  await page.getByRole("button", { name: "Type is guardrail", exact: true }).click();
  const builder = page.getByRole("dialog", { name: "Edit the filter Type is guardrail" });
  await builder.getByRole("checkbox", { name: "embedding" }).click();
  await builder.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(asks("type:guardrail,embedding"));
  await expect(rows.filter({ hasText: "embedding" }).first()).toBeVisible();
  expect(await rows.filter({ hasNotText: /guardrail|embedding/ }).count()).toBe(0);
});

test("alternatives and groups are built without typing their language", async ({ page }) => {
  const { rows } = logsPage(page);
  await page.goto("/logs");
  await expect(rows.first()).toBeVisible();
  const builder = page.getByRole("dialog", { name: "Build a filter" });
  await pressUntil(page, "f", (within) => expect(builder).toBeVisible(within));
  await builder.getByRole("checkbox", { name: "tool" }).click();
  await builder.getByRole("button", { name: "Group" }).click();
  const inner = builder.getByRole("group", { name: "Conditions, any of" });
  await inner.getByRole("combobox", { name: "Field" }).click();
  await page.getByRole("option", { name: "Status", exact: true }).click();
  await inner.getByRole("checkbox", { name: "error" }).click();
  await inner.getByRole("button", { name: "Condition", exact: true }).click();
  await inner.getByRole("combobox", { name: "Field" }).last().click();
  await page.getByRole("option", { name: "Latency", exact: true }).click();
  await inner.getByRole("textbox", { name: "Value" }).fill("500ms");
  await builder.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(asks("type:tool (status:error OR latency:>0.5)"));
  await expect(
    page.getByRole("button", { name: "Status is error or Latency > 0.5 s", exact: true }),
  ).toBeVisible();
  await expect(rows.first()).toBeVisible();
});

test("a metadata key of a span becomes a condition from its panel", async ({ page }) => {
  const { rows, panel } = logsPage(page);
  const chip = (words: string) => page.getByRole("button", { name: words, exact: true });
  await page.goto("/logs?metadata.feature=voice_line");
  await rows.first().click();
  const metadata = panel.getByRole("region", { name: "Metadata" });
  await metadata.getByText("voice_line").hover();
  await metadata.getByRole("link", { name: "Filter by this: feature voice_line" }).click();
  await expect(chip("metadata.feature is voice_line")).toBeVisible();
  await panel.getByRole("link", { name: /^Filter by this: Type / }).click();
  await expect(page).toHaveURL((url) => /type:/.test(url.searchParams.get("q") ?? ""));
  await expect(chip("metadata.feature is voice_line")).toBeVisible();
});

test("what the address says and Logs does not know is named", async ({ page }) => {
  const { rows } = logsPage(page);
  await page.goto("/logs?modle=gpt-4o&status=error");
  const notice = page.getByRole("status").filter({ hasText: "Ignored in the address" });
  await expect(notice).toContainText("modle");
  await expect(rows.first()).toContainText("error");
  await notice.getByRole("button", { name: "Tidy the address" }).click();
  await expect(page).toHaveURL(asks("status:error"));
  await expect(notice).toHaveCount(0);
});

test("conditions nothing meets are listed, each with its way out", async ({ page }) => {
  const { rows } = logsPage(page);
  await page.goto("/logs?status=error&customer_identifier=nobody-at-all");
  await expect(page.getByRole("heading", { name: "No span matches all 2 conditions" })).toBeVisible();
  const condition = page.getByRole("listitem").filter({ hasText: "nobody-at-all" });
  await expect(page.getByRole("listitem").filter({ hasText: "Status is error" })).toBeVisible();
  await condition.getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(asks("status:error"));
  await expect(rows.first()).toContainText("error");
});

test("the environment switch shows the spans of that environment only", async ({ page }) => {
  const { rows, panel } = logsPage(page);
  const environments = page.getByRole("radiogroup", { name: "Environment" });
  await page.goto("/logs?q=status:success");
  await expect(environments.getByRole("radio", { name: "Prod" })).toBeChecked();
  for (const [name, label] of [
    ["Test", "test"],
    ["staging", "staging"],
  ] as const) {
    await environments.getByRole("radio", { name }).click();
    await expect(page).toHaveURL(
      (url) =>
        url.searchParams.get("environment") === label && url.searchParams.get("q") === "status:success",
    );
    await rows.first().click();
    await expect(panel.getByRole("region", { name: "Properties" })).toContainText(`Environment${label}`);
    await page.keyboard.press("Escape");
  }
  await environments.getByRole("radio", { name: "Prod" }).click();
  await expect(page).toHaveURL(asks("status:success"));
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
  const written = (daysAgo: number) =>
    new Date(Date.now() - daysAgo * dayMs).toISOString().slice(0, 16).replace("T", " ");
  const [from, to] = [written(9), written(8)];
  const [fromInput, toInput] = [choice.getByLabel("From"), choice.getByLabel("To", { exact: true })];
  await page.getByRole("button", { name: /^Last hour/ }).click();
  await fromInput.fill("11/20/2026 09:44 AM");
  await fromInput.press("Enter");
  await expect(choice.getByRole("alert")).toContainText("Write it as YYYY-MM-DD HH:mm");
  await fromInput.fill(to);
  await toInput.fill(from);
  await expect(choice.getByRole("alert")).toHaveText("The end must come after the start.");
  await toInput.press("Enter");
  await expect(page).toHaveURL("/logs?range=1h");
  // A day back, by the key that lowers the part the caret is in.
  await fromInput.focus();
  await fromInput.evaluate((input: HTMLInputElement) => input.setSelectionRange(9, 9));
  await fromInput.press("ArrowDown");
  await expect(fromInput).toHaveValue(from);
  await toInput.fill(to);
  await toInput.press("Enter");
  await expect(page).toHaveURL(
    (url) =>
      url.searchParams.get("from") === `${from.replace(" ", "T")}:00.000Z` &&
      url.searchParams.get("to") === `${to.replace(" ", "T")}:00.000Z`,
  );
  await expect(rows.first()).toBeVisible();
  await expect.poll(async () => Math.max(...(await startTimes()))).toBeLessThan(Date.parse(`${to}Z`));
  for (const time of await startTimes()) expect(time).toBeGreaterThanOrEqual(Date.parse(`${from}Z`));
});

test("a time that ends before it begins is named, lists nothing and is turned round", async ({ page }) => {
  const { rows } = logsPage(page);
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/logs?from=${day(2)}&to=${day(12)}`);
  await expect(page.getByRole("heading", { name: "This time ends before it begins" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^The end must come after the start/ })).toBeVisible();
  await expect(rows).toHaveCount(0);
  const answer = await page.request.get(`/logs/rows?from=${day(2)}&to=${day(12)}`);
  expect([answer.status(), await answer.json()]).toEqual([400, expect.objectContaining({ field: "to" })]);
  await page.getByRole("button", { name: "Swap start and end" }).click();
  await expect(rows.first()).toBeVisible();
  await expect(page).toHaveURL((url) => url.searchParams.get("from")?.startsWith(day(12)) ?? false);
});
