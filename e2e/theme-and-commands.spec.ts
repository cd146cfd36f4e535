import type { Page } from "@playwright/test";
import { expect, pressUntil, test } from "./fixtures";

test("the chosen theme is there from the first frame of the next visit", async ({ page, login }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await login();
  await page.goto("/settings/keys");
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-theme", "light");
  const lightPage = await pageColor(page);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(root).toHaveAttribute("data-theme", "dark");
  expect(await pageColor(page)).not.toBe(lightPage);

  // What the page wore in every frame from now on, before our own script of the head could run to the first one drawn.
  await page.addInitScript(() => {
    const worn: (string | undefined)[] = [];
    Object.assign(window, { worn });
    const look = () => {
      if (document.body) worn.push(document.documentElement.dataset.theme);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "API keys" })).toBeVisible();
  const worn = await page.evaluate(() => Reflect.get(window, "worn"));
  expect(worn.length).toBeGreaterThan(0);
  expect([...new Set(worn)]).toEqual(["dark"]);

  await page.getByRole("button", { name: "Theme" }).click();
  await expect(page.getByRole("menuitemradio", { name: "Dark" })).toBeChecked();
  await page.getByRole("menuitemradio", { name: "System" }).click();
  await expect(root).toHaveAttribute("data-theme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(root).toHaveAttribute("data-theme", "dark");
});

test("commands are found by typing, from anywhere", async ({ page, login, send }) => {
  const traceId = crypto.randomUUID().replaceAll("-", "");
  await send({ trace_unique_id: traceId, span_name: "pasted trace" });
  await login();
  await page.goto("/logs?environment=test");
  await expect(page.getByRole("button", { name: "ada" })).toBeVisible();
  const commands = page.getByRole("dialog", { name: "Search and commands" });
  await pressUntil(page, "Control+k", (within) => expect(commands).toBeVisible(within));
  await page.keyboard.press("Escape");
  await expect(commands).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("settings org");
  await expect(commands.getByRole("option", { name: "Settings: Organization" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/organization/);
  await expect(commands).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("no such command");
  await expect(commands).toContainText("No command is called that");
  await commands.getByRole("combobox").fill(traceId);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/traces/${traceId}`);
  await expect(page.getByRole("heading", { name: "pasted trace", level: 1 })).toBeVisible();
});

test("the question mark lists the keys, but not while one types", async ({ page, login }) => {
  await login();
  await page.goto("/logs");
  const keys = page.getByRole("dialog", { name: "Keyboard" });
  const filter = page.getByRole("combobox", { name: "Filter", exact: true });
  await filter.fill("");
  await filter.pressSequentially("why?");
  await expect(filter).toHaveValue("why?");
  await expect(keys).toBeHidden();
  await page.keyboard.press("Escape");
  await filter.fill("");
  await filter.blur();

  await page.keyboard.press("?");
  await expect(keys).toBeVisible();
  await expect(keys.getByRole("term").filter({ hasText: "Next row" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
});

async function pageColor(page: Page): Promise<string> {
  return page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
}
