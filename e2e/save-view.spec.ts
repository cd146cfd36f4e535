import type { Page } from "@playwright/test";
import { demoAccount, expect, test, uniqueName } from "./fixtures";
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
  await expect(view.getByRole("alert")).toHaveText(`Remove “${name}” for everybody?`);
  await view.getByRole("button", { name: "Keep" }).click();
  await view.getByRole("button", { name: `Remove the view ${name}` }).click();
  await view.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(managing.getByText(name)).toHaveCount(0);
  await managing.getByRole("button", { name: "Close" }).first().click();
  await expect(page.getByRole("button", { name: "Views", exact: true })).toBeVisible();
});

/** An address that no other journey has kept as a view. */
const addressOf = (name: string, text: string) =>
  `/logs?${new URLSearchParams({ q: `-custom_id:${name} ${text}`, range: "30d" })}`;

/** Keeps what is shown under a name, by the menu. */
async function saveView(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page
    .getByRole("dialog", { name: "Save this view" })
    .getByRole("textbox", { name: "Name" })
    .fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `View ${name}`, exact: true })).toBeVisible();
}

async function removeView(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^View/ }).click();
  await page.getByRole("menuitem", { name: "Manage views…" }).click();
  const managing = page.getByRole("dialog", { name: "Views" });
  await managing.getByRole("button", { name: `Remove the view ${name}` }).click();
  await managing.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(managing.getByText(name)).toHaveCount(0);
}

test("a view takes up what was changed since, and another name, by keyboard", async ({ page, login }) => {
  await login(demoAccount());
  const { rows, filterInput } = logsPage(page);
  const [name, taken, next] = [uniqueName("Slow"), uniqueName("Taken"), uniqueName("Slower")];
  await page.goto(addressOf(taken, "model:gpt-4o*"));
  await expect(rows.first()).toBeVisible();
  await saveView(page, taken);
  await page.goto(addressOf(name, "latency:>1"));
  await expect(rows.first()).toBeVisible();
  await saveView(page, name);

  await filterInput.fill("type:chat");
  await filterInput.press("Enter");
  const opened = page.getByRole("button", { name: `View ${name}, changed` });
  await expect(opened).toBeVisible();
  await opened.click();
  await page.getByRole("menuitem", { name: `Update “${name}”` }).click();
  await expect(page.getByRole("button", { name: `View ${name}`, exact: true })).toBeVisible();

  await page.getByRole("button", { name: `View ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: `Rename “${name}”…` }).click();
  const managing = page.getByRole("dialog", { name: "Views" });
  const field = managing.getByRole("textbox", { name: `New name of ${name}` });
  await expect(field).toBeFocused();
  await page.keyboard.type(taken);
  await page.keyboard.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(managing.getByText("There is a view of this name already.")).toBeVisible();
  await field.fill(next);
  await page.keyboard.press("Enter");
  await expect(managing.getByRole("button", { name: `Rename the view ${next}` })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.goto(addressOf(name, "latency:>1 type:chat"));
  await expect(page.getByRole("button", { name: `View ${next}`, exact: true })).toBeVisible();
  await removeView(page, next);
  await page.keyboard.press("Escape");
  await page.goto(addressOf(taken, "model:gpt-4o*"));
  await removeView(page, taken);
});

test("what somebody else did to a view is not overwritten unseen", async ({ page, context, login }) => {
  await login(demoAccount());
  const name = uniqueName("Shared");
  await page.goto(addressOf(name, "type:tool"));
  await saveView(page, name);
  const other = await context.newPage();
  await other.goto(addressOf(name, "type:tool"));
  const theirs = other.getByRole("button", { name: new RegExp(`^View ${name}`) });
  await expect(theirs).toBeVisible();

  const update = async (one: Page, text: string) => {
    const { filterInput } = logsPage(one);
    await filterInput.fill(text);
    await filterInput.press("Enter");
    await one.getByRole("button", { name: `View ${name}, changed` }).click();
    await one.getByRole("menuitem", { name: `Update “${name}”` }).click();
  };
  await update(page, "status:error");
  await expect(page.getByRole("button", { name: `View ${name}`, exact: true })).toBeVisible();
  await update(other, "status:success");
  await expect(other.getByText(`“${name}” was not updated`).first()).toBeVisible();
  // Told, they may have it their way.
  await theirs.click();
  await other.getByRole("menuitem", { name: `Update “${name}”` }).click();
  await expect(theirs).toHaveAccessibleName(`View ${name}`);
  await removeView(other, name);
});
