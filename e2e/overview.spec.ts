import type { Locator } from "@playwright/test";
import { demoAccount, expect, pressUntil, test } from "./fixtures";
import { logsPage } from "./logs-page";

test.beforeEach(async ({ login }) => login(demoAccount()));

/** "1,234" → 1234. */
const numberIn = async (locator: Locator) => Number((await locator.innerText()).replace(/\D/g, ""));

test("a facet's values are ticked, excluded and undone, and keep their counts", async ({ page }) => {
  const facets = page.getByRole("complementary", { name: "Facets" });
  const type = facets.getByRole("region", { name: "Type" });
  const count = page.getByRole("region", { name: "Overview" }).getByText(/^[\d,]+spans?$/);
  await page.goto("/logs?range=30d");
  const chat = type.getByRole("listitem").filter({ hasText: /^chat/ });
  const tool = type.getByRole("listitem").filter({ hasText: /^tool/ });
  await expect(chat).toBeVisible();
  const [chats, tools] = [await numberIn(chat), await numberIn(tool)];
  expect(chats).toBeGreaterThan(tools);

  await type.getByRole("checkbox", { name: "tool" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === "type:tool");
  await expect.poll(() => numberIn(count)).toBe(tools);
  await expect.poll(() => numberIn(chat)).toBe(chats);
  await type.getByRole("checkbox", { name: "chat" }).click();
  await expect(page).toHaveURL((url) => /^type:.*tool.*chat/.test(url.searchParams.get("q") ?? ""));
  await expect.poll(() => numberIn(count)).toBe(tools + chats);

  const status = facets.getByRole("region", { name: "Status" });
  await status.getByText("success").hover();
  await status.getByRole("button", { name: "Exclude success" }).click();
  await expect(status.getByRole("button", { name: "Exclude success" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page).toHaveURL((url) => url.searchParams.get("q")?.endsWith(" -status:success") ?? false);
  const errors = await numberIn(status.getByRole("listitem").filter({ hasText: "error" }));
  await expect.poll(() => numberIn(count)).toBe(errors);

  await page.goBack();
  await expect.poll(() => numberIn(count)).toBe(tools + chats);
  await expect(status.getByRole("button", { name: "Exclude success" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
});

test("a value is excluded by keyboard, and the list, the chips, the count and the bars follow", async ({
  page,
}) => {
  const { rows } = logsPage(page);
  const overview = page.getByRole("region", { name: "Overview" });
  const count = overview.getByText(/^[\d,]+spans?$/);
  const type = page.getByRole("complementary", { name: "Facets" }).getByRole("region", { name: "Type" });
  await page.goto("/logs?range=30d");
  const chat = type.getByRole("listitem").filter({ hasText: /^chat/ });
  await expect(chat).toBeVisible();
  await expect(count).toBeVisible();
  const [all, chats] = [await numberIn(count), await numberIn(chat)];

  await type.getByRole("checkbox", { name: "chat" }).focus();
  await page.keyboard.press("Tab");
  const exclude = type.getByRole("button", { name: "Exclude chat" });
  await expect(exclude).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === "-type:chat");
  await expect(page.getByRole("button", { name: "Type is not chat", exact: true })).toBeVisible();
  await expect.poll(() => numberIn(count)).toBe(all - chats);
  await expect.poll(() => numberIn(chat)).toBe(chats);
  await expect(rows.first()).toBeVisible();
  await expect(exclude).toBeFocused();
  await expect(exclude).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/logs?range=30d");
  await expect.poll(() => numberIn(count)).toBe(all);
});

test("of hundreds of values asked for a facet draws a few, and more when wanted", async ({ page }) => {
  const asked = Array.from({ length: 300 }, (_, n) => `nobody-${n}`).join(",");
  const facets = page.getByRole("complementary", { name: "Facets" });
  const customer = facets.getByRole("region", { name: "Customer" });
  await page.goto(`/logs?range=30d&q=customer:${asked}`);
  await customer.getByRole("button", { name: "Customer", exact: true }).click();
  const ticked = customer.getByRole("checkbox", { checked: true });
  await expect(ticked).toHaveCount(8);
  await customer.getByRole("button", { name: "+ 292 more in the filter" }).click();
  await expect(ticked).toHaveCount(108);
  await expect(customer.getByRole("button", { name: "+ 192 more in the filter" })).toBeVisible();
});

test("a drag over the bars narrows the time, and Back widens it again", async ({ page }) => {
  const overview = page.getByRole("region", { name: "Overview" });
  const bars = overview.getByRole("slider");
  const count = overview.getByText(/^[\d,]+spans?$/);
  await page.goto("/logs?range=30d");
  await expect(count).toBeVisible();
  await expect(bars).toBeVisible();
  const all = await numberIn(count);

  const box = await bars.boundingBox();
  if (!box) throw new Error("The bars have no place on the page.");
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.5));
  await page.mouse.down();
  await page.mouse.move(...at(0.75), { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL((url) => url.searchParams.has("from") && url.searchParams.has("to"));
  const { searchParams } = new URL(page.url());
  const days =
    (Date.parse(searchParams.get("to") ?? "") - Date.parse(searchParams.get("from") ?? "")) / 86_400_000;
  expect(days).toBeGreaterThan(6);
  expect(days).toBeLessThan(10);
  await expect.poll(() => numberIn(count)).toBeLessThan(all);

  await overview.getByRole("button", { name: "Back" }).click();
  await expect(page).toHaveURL("/logs?range=30d");
  await expect.poll(() => numberIn(count)).toBeGreaterThanOrEqual(all);
  await expect(overview.getByRole("button", { name: "Back" })).toHaveCount(0);
});

test("bars are walked and chosen with the keyboard, and the browser's Back undoes it", async ({ page }) => {
  const bars = page.getByRole("region", { name: "Overview" }).getByRole("slider");
  await page.goto("/logs?range=30d");
  await bars.focus();
  await pressUntil(page, "End", (within) => expect(bars).toHaveAttribute("aria-valuetext", /spans?/, within));
  const words = await bars.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(bars).not.toHaveAttribute("aria-valuetext", words ?? "");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.has("from") && url.searchParams.has("to"));
  await page.goBack();
  await expect(page).toHaveURL("/logs?range=30d");
});

test("a metadata key becomes a facet, is remembered and goes again", async ({ page }) => {
  const facets = page.getByRole("complementary", { name: "Facets" });
  await page.goto("/logs?range=30d");
  await facets.getByRole("button", { name: "Add a facet" }).click();
  const choice = page.getByRole("dialog", { name: "Add a facet" });
  await choice.getByRole("button", { name: "metadata.feature", exact: true }).click();
  const feature = facets.getByRole("region", { name: "metadata.feature" });
  await expect(feature.getByRole("checkbox").first()).toBeVisible();
  await page.reload();
  await expect(feature.getByRole("checkbox").first()).toBeVisible();
  await feature.getByRole("button", { name: "Remove the facet metadata.feature" }).click();
  await expect(feature).toHaveCount(0);
});

test("the column of facets folds away by its key, and stays so", async ({ page }) => {
  const facets = page.getByRole("complementary", { name: "Facets" });
  await page.goto("/logs");
  await expect(facets).toBeVisible();
  await pressUntil(page, "]", (within) => expect(facets).toBeHidden(within));
  await page.reload();
  await expect(page.getByRole("button", { name: "Show the facets" })).toBeVisible();
  await expect(facets).toBeHidden();
  await page.getByRole("button", { name: "Show the facets" }).click();
  await expect(facets).toBeVisible();
});
