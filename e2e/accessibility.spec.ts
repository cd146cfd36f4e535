import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { demoAccount, expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** A dozen rows of a list show all there is to a row; looking at each one takes seconds. */
const alikeRows = "[role=grid] [role=row]:nth-child(n + 13)";

for (const theme of ["light", "dark"] as const) {
  test.describe(`in the ${theme} theme nothing stands in anybody's way`, () => {
    test.beforeEach(async ({ context, baseURL }) => {
      await context.addCookies([{ name: "spandrel_theme", value: theme, url: baseURL ?? "" }]);
    });

    test("before signing in", async ({ page }) => {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByText("Enter your e-mail address.")).toBeVisible();
      await expectAccessible(page, theme);
      await page.goto("/sign-up");
      await expect(page.getByRole("heading", { name: "Sign-up is closed" })).toBeVisible();
      await expectAccessible(page, theme);
    });

    test.describe("at an address that leads nowhere", () => {
      test.use({ allowedErrors: [/status of 404 .*\/no-such-page/] });

      test("which says so", async ({ page }) => {
        await page.goto("/no-such-page");
        await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
        await expectAccessible(page, theme);
      });
    });

    test("in Logs", async ({ page, login }) => {
      const { rows, panel, filterInput } = logsPage(page);
      await login(demoAccount());
      await page.goto("/logs?modle=x");
      await expect(rows.first()).toBeVisible();
      await expectAccessible(page, theme);
      await filterInput.click();
      await expect(page.getByRole("option").first()).toBeVisible();
      await expectAccessible(page, theme, "[role=listbox]");

      await page.goto("/logs?status=error&log_type=chat");
      await rows.first().click();
      await expect(panel.getByRole("region", { name: "Content" })).toBeVisible();
      await expectAccessible(page, theme);
      await page.getByRole("button", { name: "Type is chat", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "Edit the filter Type is chat" })).toBeVisible();
      await expectAccessible(page, theme, "[role=dialog]");
    });

    test("in Logs without spans", async ({ page, login }) => {
      await login(demoAccount());
      await page.goto("/logs?status=error&customer_identifier=nobody-at-all");
      await expect(page.getByRole("heading", { name: "No span matches all 2 conditions" })).toBeVisible();
      await expectAccessible(page, theme);
      await page.goto(`/logs?environment=${uniqueName("e2e")}`);
      await expect(page.getByRole("heading", { name: /^Send the first span/ })).toBeVisible();
      await expectAccessible(page, theme);
    });

    test("in a trace", async ({ page, login }) => {
      const { rows, panel } = logsPage(page);
      await login(demoAccount());
      await page.goto("/logs?status=error&log_type=tool");
      await rows.first().click();
      await panel.getByRole("link", { name: "Open trace" }).click();
      await expect(page.getByRole("treegrid", { name: "Spans of the trace" })).toBeVisible();
      await expect(panel.getByRole("region", { name: "Content" })).toBeVisible();
      await expectAccessible(page, theme);
    });

    test("in the prices and a re-price", async ({ page, login, send }) => {
      await login();
      await send({ model: uniqueName("unpriced"), prompt_tokens: 10, completion_tokens: 5, output: "pong" });
      await page.goto("/settings/prices");
      await expect(page.getByRole("region", { name: "Built-in catalogue" })).toBeVisible();
      await expectAccessible(page, theme);
      await page.getByRole("button", { name: "Add price" }).click();
      const form = page.getByRole("dialog", { name: "Set a price" });
      await form.getByRole("button", { name: "Audio, characters, long requests" }).click();
      await form.getByRole("textbox", { name: "Over tokens" }).fill("many");
      await form.getByRole("button", { name: "Save price" }).click();
      await expect(form.getByRole("textbox", { name: "Over tokens" })).toHaveAttribute(
        "aria-invalid",
        "true",
      );
      await expectAccessible(page, theme);
      await page.keyboard.press("Escape");
      await page.goto("/settings/prices/reprice?range=all&colour=red");
      await expect(page.getByText("Spans that change", { exact: true })).toBeVisible();
      await expectAccessible(page, theme);
      await page.getByRole("button", { name: "Models: all" }).click();
      await expect(page.getByRole("dialog", { name: "Models" })).toBeVisible();
      await expectAccessible(page, theme, "[role=dialog]");
    });

    test("in the settings and the dialogs", async ({ page, login }) => {
      await login();
      await page.goto("/settings/organization");
      await expect(page.getByRole("table")).toBeVisible();
      await expectAccessible(page, theme);
      await page.goto("/settings/keys");
      await expect(page.getByRole("table")).toBeVisible();
      await expectAccessible(page, theme);
      await page.getByRole("button", { name: "Create key" }).click();
      const form = page.getByRole("dialog", { name: "Create an API key" });
      await form.getByRole("button", { name: "Create key" }).click();
      await expect(form.getByRole("textbox", { name: "Name" })).toHaveAttribute("aria-invalid", "true");
      await expectAccessible(page, theme);
      await page.keyboard.press("Escape");
      await expect(form).toBeHidden();
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
      await expectAccessible(page, theme);
    });
  });
}

/** Reads the page, or the `part` of it that just came, once it stands still: amid a fade every contrast is too low. */
async function expectAccessible(page: Page, theme: "light" | "dark", part = "html"): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .exclude(alikeRows)
    .withTags(rules)
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n${target.join(" ")}\n${failureSummary}`),
  );
  expect(found, page.url()).toEqual([]);
}
