import { demoAccount, expect, test } from "./fixtures";
import { logsPage } from "./logs-page";

test("what is shown is kept under a name, opened again, shared and removed", async ({ page, login }) => {
  await login(demoAccount());
  const { rows } = logsPage(page);
  const name = `Errors ${Date.now()}`;
  await page.goto("/logs?q=status%3Aerror&range=30d");
  await expect(rows.first()).toContainText("error");

  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  const saving = page.getByRole("dialog", { name: "Save this view" });
  await saving.getByRole("textbox", { name: "Name" }).fill(name);
  await saving.getByRole("textbox", { name: "Name" }).press("Enter");
  const opened = page.getByRole("button", { name: `View ${name}` });
  await expect(opened).toBeVisible();

  await page.goto("/logs");
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name }).click();
  await expect(page).toHaveURL("/logs?q=status%3Aerror&range=30d");
  await expect(opened).toBeVisible();
  await expect(rows.first()).toContainText("error");

  await opened.click();
  await page.getByRole("menuitem", { name: "Manage views…" }).click();
  const managing = page.getByRole("dialog", { name: "Views" });
  const view = managing.getByRole("listitem").filter({ hasText: name });
  await view.getByRole("checkbox", { name: "Shared" }).click();
  await expect(view.getByRole("checkbox", { name: "Shared" })).toBeChecked();
  await view.getByRole("button", { name: `Remove the view ${name}` }).click();
  await expect(view).toHaveCount(0);
  await managing.getByRole("button", { name: "Close" }).first().click();
  await expect(page.getByRole("button", { name: "Views", exact: true })).toBeVisible();
});
