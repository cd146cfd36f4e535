import AxeBuilder from "@axe-core/playwright";
import { expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

const asked = [{ role: "user", content: "What is a spandrel?" }];
const answered = { role: "assistant", content: "The space between an arch and its frame." };

test("a cost says, by keyboard too, which price made it and how", async ({ page, login, send }) => {
  const environment = uniqueName("e2e");
  const { rows, panel } = logsPage(page);
  await send({
    environment,
    model: "azure/openai/gpt-4o",
    prompt_tokens: 1000,
    completion_tokens: 100,
    prompt_messages: asked,
    completion_message: answered,
  });
  await login();
  await page.goto(`/logs?environment=${environment}`);
  await rows.click();

  const cost = panel.getByRole("button", { name: "$0.00350 Why this cost?" }).first();
  await cost.focus();
  await page.keyboard.press("Enter");
  const reasons = page.getByRole("dialog", { name: "Why this cost?" });
  await expect(reasons).toContainText("the built-in catalogue: openai/gpt-4o, valid from");
  await expect(reasons).toContainText("azure/openai/gpt-4o without its provider’s prefix");
  await expect(reasons.getByRole("link", { name: "openai.com" })).toBeVisible();
  await expect(reasons.getByRole("row", { name: "Input 1,000 $2.50 / 1M $0.0025" })).toBeVisible();
  await expect(reasons.getByRole("row", { name: "Output 100 $10.00 / 1M $0.0010" })).toBeVisible();
  await expect(reasons.getByRole("row", { name: "Sum $0.0035" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations).toEqual([]);

  await page.keyboard.press("Escape");
  await expect(reasons).toBeHidden();
  await expect(cost).toBeFocused();
  await expect(panel).toBeVisible();
});

test("a model without a price leads to setting one", async ({ page, login, send }) => {
  const environment = uniqueName("e2e");
  const { rows, panel } = logsPage(page);
  await send({ environment, model: "house/model", prompt_tokens: 10, completion_tokens: 1 });
  await login();
  await page.goto(`/logs?environment=${environment}`);
  await rows.click();
  await panel.getByRole("button", { name: "unknown Why this cost?" }).first().click();
  const reasons = page.getByRole("dialog", { name: "Why this cost?" });
  await expect(reasons).toContainText("No price is known for house/model");
  await expect(reasons.getByRole("link", { name: "Set a price" })).toHaveAttribute(
    "href",
    "/settings/prices?model=house%2Fmodel",
  );
});

test("a call without usage gets estimated tokens while one looks on", async ({ page, login, send }) => {
  const environment = uniqueName("e2e");
  const { rows, panel } = logsPage(page);
  await send({ environment, span_name: "already there" });
  await login();
  await page.goto(`/logs?environment=${environment}`);
  await expect(rows).toHaveCount(1);

  await send({
    environment,
    span_name: "silent call",
    model: "gpt-4o",
    prompt_messages: asked,
    completion_message: answered,
  });
  const row = rows.filter({ hasText: "silent call" });
  await expect(row).toContainText(/≈about 14 .* 9≈about \$0\.00013/);
  await expect(row.getByTitle(/^Estimated: /)).toBeVisible();
  await row.click();
  await panel
    .getByRole("button", { name: /^about .* Why this cost\?$/ })
    .first()
    .click();
  await expect(page.getByRole("dialog", { name: "Why this cost?" })).toContainText("No usage was reported.");
});
