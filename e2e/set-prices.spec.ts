import type { Page } from "@playwright/test";
import { expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

const span = (model: string, customer: string) => ({
  model,
  customer_identifier: customer,
  prompt_tokens: 1_000_000,
  completion_tokens: 100_000,
  input: "ping",
  output: "pong",
});

/** The costs that Logs shows for a model, where there is one. */
async function costsInLogs(page: Page, model: string): Promise<string[]> {
  const { rows } = logsPage(page);
  await page.goto(`/logs?model=${model}`);
  await expect(rows.first()).toBeVisible();
  return rows.getByText(/^\$[\d.]+$/).allInnerTexts();
}

test("a model nobody prices gets a price, its stored spans are re-priced, and that is undone", async ({
  page,
  login,
  sendAll,
}) => {
  const model = uniqueName("house-model");
  await sendAll([span(model, "ann"), span(model, "ann"), span(model, "bob")]);
  await sendAll([{ ...span(model, "ann"), cost: 7 }]);
  await login();
  expect(await costsInLogs(page, model)).toEqual(["$7.00"]);

  await page.goto("/settings/prices");
  await page.getByRole("button", { name: `Set a price for ${model}` }).click();
  const form = page.getByRole("dialog", { name: "Set a price" });
  await expect(form.getByRole("combobox", { name: "Model" })).toHaveValue(model);
  await form.getByRole("textbox", { name: "Input" }).fill("two");
  await form.getByRole("textbox", { name: "Output" }).fill("20");
  await form.getByRole("button", { name: "Save price" }).click();
  await expect(form.getByRole("textbox", { name: "Input" })).toHaveAccessibleDescription(/from 0 to 10,000/);
  await form.getByRole("textbox", { name: "Input" }).fill("2");
  await form.getByRole("button", { name: "Save price" }).click();

  const saved = page.getByRole("dialog", { name: "Price saved" });
  await expect(saved).toContainText(model);
  await saved.getByRole("link", { name: "Re-price stored spans…" }).click();
  await expect(page).toHaveURL(new RegExp(`model=${model}`));
  const byModel = page.getByRole("region", { name: "By model" });
  await expect(byModel.getByRole("row", { name: model })).toContainText("$12.00");
  const byCustomer = page.getByRole("region", { name: "By customer" });
  await expect(byCustomer.getByRole("row", { name: "ann" })).toContainText("$8.00");
  await expect(page.getByRole("region", { name: "Left as they are" })).toContainText(
    "cost given by the client",
  );
  // So far nothing has happened.
  expect(await costsInLogs(page, model)).toEqual(["$7.00"]);
  await page.goBack();

  await page.getByRole("button", { name: "Re-price 3 spans" }).click();
  const history = page.getByRole("region", { name: "Re-prices so far" });
  const row = history.getByRole("row").filter({ hasText: model });
  await expect(row).toContainText("Done");
  await expect(row).toContainText("$12.00");
  await expect(page.getByText("Nothing would change")).toBeVisible();
  expect((await costsInLogs(page, model)).sort()).toEqual(["$4.00", "$4.00", "$4.00", "$7.00"]);

  await page.goto("/settings/prices/reprice");
  await row.getByRole("button", { name: "Undo…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo re-price" }).click();
  await expect(row).toContainText("Undone");
  await expect(row).toContainText("3 taken back");
  expect(await costsInLogs(page, model)).toEqual(["$7.00"]);
});

test("a price is started from the catalogue, holds for what is sent next, is edited and removed", async ({
  page,
  login,
  send,
}) => {
  const model = uniqueName("nano-of-ours");
  await login();
  await page.goto("/settings/prices?q=gpt-4.1-nano");
  const own = page.getByRole("region", { name: "Your prices" }).getByRole("row").filter({ hasText: model });
  await page
    .getByRole("button", { name: /^Set your own price of gpt-4.1-nano,/ })
    .first()
    .click();
  const form = page.getByRole("dialog", { name: "Set a price" });
  await expect(form.getByRole("textbox", { name: "Input" })).toHaveValue(/^0\.\d+$/);
  await form.getByRole("combobox", { name: "Model" }).fill(model);
  await form.getByRole("textbox", { name: "Input" }).fill("40");
  await form.getByRole("button", { name: "Save price" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(own).toContainText("$40.00");
  expect(await send({ model, prompt_tokens: 1_000_000, completion_tokens: 0 })).toMatchObject({ cost: 40 });

  await own.getByRole("button", { name: /^Edit/ }).click();
  const edit = page.getByRole("dialog", { name: "Edit price" });
  await edit.getByRole("textbox", { name: "Input" }).fill("41");
  await edit.getByRole("button", { name: "Save price" }).click();
  await page.getByRole("button", { name: "Not now" }).click();
  await expect(own).toContainText("$41.00");
  await expect(own).toHaveCount(1);

  await own.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove price" }).click();
  await expect(own).toHaveCount(0);
});

test("the catalogue is searched from the address, and the address follows the search", async ({
  page,
  login,
}) => {
  await login();
  await page.goto("/settings/prices?vendor=anthropic");
  const catalogue = page.getByRole("region", { name: "Built-in catalogue" });
  await expect(catalogue.getByRole("row").nth(1)).toContainText("anthropic");
  await page.getByRole("searchbox", { name: "Search the catalogue" }).fill("haiku");
  await expect(page).toHaveURL(/q=haiku/);
  await expect(catalogue.getByRole("rowheader").first()).toContainText("haiku");
  await page.getByRole("searchbox", { name: "Search the catalogue" }).fill("no such model");
  await expect(page.getByText("No list price matches.")).toBeVisible();
});
