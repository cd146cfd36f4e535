import type { Page } from "@playwright/test";
import { expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

test.beforeEach(async ({ login }) => login());

/** What the head of the panel says beside the name, and its two buttons. */
function panelHead(page: Page) {
  const { panel } = logsPage(page);
  return {
    head: panel.locator("header"),
    previous: panel.getByRole("button", { name: "Previous span" }),
    next: panel.getByRole("button", { name: "Next span" }),
  };
}

/** Spans a second apart, the first one the oldest; two in three are of the model `most`. */
function spansOf(environment: string, count: number) {
  const start = Date.now() - 3_600_000;
  return Array.from({ length: count }, (_, index) => ({
    environment,
    unique_id: `${environment}-${index + 1}`,
    span_name: `step ${index + 1}`,
    model: index % 3 === 0 ? "few" : "most",
    start_time: new Date(start + index * 1_000).toISOString(),
    timestamp: new Date(start + index * 1_000 + 500).toISOString(),
  }));
}

test("a link to a span far down shows it among its neighbours, and the panel leads to both ends", async ({
  page,
  sendAll,
}) => {
  const environment = uniqueName("e2e");
  const { rows, panel } = logsPage(page);
  const { head, previous, next } = panelHead(page);
  await sendAll(spansOf(environment, 800));
  // A page that opens now is told once more of what came in the last two seconds.
  await page.waitForTimeout(2_500);
  await page.goto(`/logs?environment=${environment}&span=${environment}-4`);
  await expect(page.getByRole("row", { selected: true })).toContainText("step 4");
  await expect(page.getByRole("row", { selected: true })).toBeInViewport();
  await expect(head).toContainText("of 800");

  for (const left of [3, 2, 1]) {
    await next.click();
    await expect(head).toContainText(`step ${left}`);
  }
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await previous.click();
  await expect(head).toContainText("step 2");

  await page.getByRole("button", { name: "Start of the list" }).click();
  await expect(rows.first()).toContainText("step 800");
  await expect(panel).toContainText("step 2");
  await rows.nth(2).click();
  await expect(head).toContainText("3 of 800");
  await previous.click();
  await expect(head).toContainText("2 of 800");
  await previous.click();
  await expect(head).toContainText("1 of 800");
  await expect(previous).toHaveAttribute("aria-disabled", "true");
});

test("a span that a new filter leaves out stays open and is said to be in no place of the list", async ({
  page,
  sendAll,
}) => {
  const environment = uniqueName("e2e");
  const { rows, panel } = logsPage(page);
  const { head, previous, next } = panelHead(page);
  await sendAll(spansOf(environment, 6));
  await page.goto(`/logs?environment=${environment}`);
  await rows.filter({ hasText: "step 4" }).click();
  await expect(head).toContainText("3 of 6");

  const properties = panel.getByRole("region", { name: "Properties" });
  await properties.getByText("Model", { exact: true }).hover();
  await panel.getByRole("link", { name: "Filter by this: Model few" }).click();
  await expect(rows).toHaveCount(2);
  await expect(head).toContainText("1 of 2");

  await properties.getByText("Name", { exact: true }).hover();
  await panel.getByRole("link", { name: "Exclude this: Name step 4" }).click();
  await expect(rows).toHaveCount(1);
  await expect(head).toContainText("not listed");
  await expect(panel).toContainText("step 4");
  for (const button of [previous, next]) await expect(button).toHaveAttribute("aria-disabled", "true");

  await page.goto(`/logs?environment=${environment}&model=none&span=${environment}-4`);
  await expect(head).toContainText("not listed");
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
});
