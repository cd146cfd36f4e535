import type { Page } from "@playwright/test";
import { demoAccount, expect, pressUntil, test } from "./fixtures";
import { logsPage } from "./logs-page";

test.beforeEach(async ({ login }) => login(demoAccount()));

test("the list is walked and read by keys alone", async ({ page }) => {
  const { rows, panel } = logsPage(page);
  await page.goto("/logs?log_type=chat");
  await expect(rows.nth(4)).toBeVisible();
  await pressUntil(page, "Home", (within) => expect(rows.nth(0)).toBeFocused(within));
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(1)).toBeFocused();
  await expect(panel).toBeHidden();

  await page.keyboard.press("Enter");
  await expect(rows.nth(1)).toHaveAttribute("aria-selected", "true");
  const second = await openedSpan(page);
  await page.keyboard.press("j");
  await expect(rows.nth(2)).toBeFocused();
  await expect(rows.nth(2)).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => openedSpan(page)).not.toBe(second);
  const third = await openedSpan(page);
  await expect(panel.getByRole("region", { name: "Identifiers" })).toContainText(third);

  await panel.getByRole("link", { name: "Open trace" }).focus();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL("/logs?log_type=chat");
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(rows.nth(1)).toBeFocused();
});

test("the list goes on without end and draws only what is in view", async ({ page }) => {
  const { rows } = logsPage(page);
  await page.goto("/logs?range=30d");
  await expect(rows.first()).toBeVisible();
  await expect
    .poll(async () => {
      await page.keyboard.press("End");
      return Number(await rows.last().getAttribute("aria-rowindex"));
    })
    .toBeGreaterThan(600);
  expect(await rows.count()).toBeLessThan(120);

  const times = await rows
    .locator("time")
    .evaluateAll((all) => all.map((one) => one.getAttribute("datetime") ?? ""));
  expect(times.length).toBeGreaterThan(20);
  expect(times).toEqual(times.toSorted().reverse());
  await page.keyboard.press("Home");
  await expect(rows.first()).toBeFocused();
  await expect(rows.first()).toHaveAttribute("aria-rowindex", "2");
});

test("the panel leads to the neighbours and remembers how content is shown", async ({ page }) => {
  const { rows, panel } = logsPage(page);
  await page.goto("/logs?log_type=chat&status=success");
  await rows.nth(3).click();
  const identifiers = panel.getByRole("region", { name: "Identifiers" });
  const opened = await openedSpan(page);
  await expect(identifiers).toContainText(opened);
  await panel.getByRole("button", { name: "Next span" }).click();
  await expect(rows.nth(4)).toHaveAttribute("aria-selected", "true");
  await expect(identifiers).not.toContainText(opened);
  await panel.getByRole("button", { name: "Previous span" }).click();
  await expect(rows.nth(3)).toHaveAttribute("aria-selected", "true");
  await expect(identifiers).toContainText(opened);

  const content = panel.getByRole("region", { name: "Content" });
  await expect(content).not.toContainText('"role"');
  await content.getByRole("radio", { name: "JSON" }).click();
  await expect(content).toContainText('"role"');
  await page.reload();
  await expect(content.getByRole("radio", { name: "JSON" })).toBeChecked();
  await expect(content).toContainText('"role"');
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
  await expect(rows.nth(3)).toBeFocused();
});

/** The log ID of the span the address names. */
async function openedSpan(page: Page): Promise<string> {
  await expect(page).toHaveURL(/[?&]span=/);
  return new URL(page.url()).searchParams.get("span") ?? "";
}
