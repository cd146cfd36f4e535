import type { Locator, Page } from "@playwright/test";
import { demoAccount, expect, pressUntil, test } from "./fixtures";
import { logsPage } from "./logs-page";

test.beforeEach(async ({ login }) => login(demoAccount()));

function tablePage(page: Page) {
  const { grid } = logsPage(page);
  const head = (name: string) =>
    grid.getByRole("columnheader", { name: new RegExp(`^${name}`) }).and(page.locator("[data-column]"));
  return {
    head,
    press: (name: string) => head(name).getByRole("button").click(),
    /** The words of a column, from the top down. */
    cells: async (name: string) => {
      const names = await grid.locator("[data-column]:visible").allInnerTexts();
      const index = names.findIndex((one) => one.startsWith(name));
      // In front of the columns stands the tick.
      const rows = grid.locator("[data-row]");
      return rows.evaluateAll(
        (all, at) => all.map((row) => row.querySelectorAll<HTMLElement>(":scope > *")[at]?.innerText ?? ""),
        index + 1,
      );
    },
    names: async () =>
      (await grid.locator("[data-column]:visible").allInnerTexts()).map((one) => one.split("\n")[0]),
    bar: page.getByRole("region", { name: "Ticked rows" }),
    box: (row: Locator) => row.getByRole("checkbox"),
  };
}

const dollars = (cells: string[]) =>
  cells.filter((one) => /^\$/.test(one)).map((one) => Number(one.slice(1)));

test("a press on a head sorts, another turns round, a third goes back to the newest", async ({ page }) => {
  const { rows, grid } = logsPage(page);
  const { head, press, cells } = tablePage(page);
  await page.goto("/logs?range=30d");
  await expect(rows.nth(5)).toBeVisible();
  await expect(head("Time")).toHaveAttribute("aria-sort", "descending");

  await press("Cost");
  await expect(head("Cost")).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=-cost/);
  await expect(grid).toHaveAccessibleName("Spans, highest cost first");
  await expect.poll(async () => dollars(await cells("Cost")).length).toBeGreaterThan(10);
  const falling = dollars(await cells("Cost"));
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));

  await press("Cost");
  await expect(head("Cost")).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(async () => (await cells("Cost"))[0]).not.toBe(`$${falling[0]}`);
  const rising = dollars(await cells("Cost"));
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));

  await press("Cost");
  await expect(head("Cost")).toHaveAttribute("aria-sort", "none");
  await expect(head("Time")).toHaveAttribute("aria-sort", "descending");
  await expect(page).not.toHaveURL(/sort=/);
});

test("columns are moved, pinned, sized, hidden and brought back, and a link keeps them", async ({ page }) => {
  const { rows } = logsPage(page);
  const { head, press, names } = tablePage(page);
  await page.goto("/logs?cols=time,span,model,cost");
  await expect(rows.nth(2)).toBeVisible();

  const model = await boxOf(head("Model"));
  await drag(page, await boxOf(head("Cost")), model.x + 8);
  await expect.poll(names).toEqual(["Time UTC", "Span", "Cost", "Model"]);

  await press("Span");
  await page.getByRole("menuitem", { name: "Pin to the left" }).click();
  await expect.poll(names).toEqual(["Span", "Time UTC", "Cost", "Model"]);

  const before = await boxOf(head("Cost"));
  await page.mouse.move(before.x + before.width - 3, before.y + before.height / 2);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width + 57, before.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await boxOf(head("Cost"))).width - before.width)).toBe(60);

  await page.reload();
  await expect.poll(names).toEqual(["Span", "Time UTC", "Cost", "Model"]);
  await expect.poll(async () => Math.round((await boxOf(head("Cost"))).width - before.width)).toBe(60);

  await head("Model").getByRole("button").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Hide" }).click();
  await expect.poll(names).toEqual(["Span", "Time UTC", "Cost"]);
});

test("any key of metadata becomes a column, and the rows grow comfortable", async ({ page }) => {
  const { rows } = logsPage(page);
  const { names, cells } = tablePage(page);
  await page.goto("/logs?cols=time,span&metadata.plan=free");
  await expect(rows.nth(2)).toBeVisible();
  await page.getByRole("button", { name: "Columns" }).click();
  const choice = page.getByRole("dialog", { name: "Columns" });
  await choice.getByRole("textbox").fill("plan");
  await choice.getByRole("checkbox", { name: "plan" }).click();
  await expect.poll(names).toEqual(["Time UTC", "Span", "plan"]);
  await choice.getByRole("radio", { name: "Comfortable" }).click();
  await page.keyboard.press("Escape");
  await expect(choice).toBeHidden();
  expect(new Set(await cells("plan"))).toEqual(new Set(["free"]));
  await expect.poll(async () => (await boxOf(rows.nth(1))).height).toBe(40);

  await page.reload();
  await expect.poll(names).toEqual(["Time UTC", "Span", "plan"]);
  await expect.poll(async () => (await boxOf(rows.nth(1))).height).toBe(40);
});

test("the heads are one stop of the tab key and obey the keys", async ({ page }) => {
  const { rows } = logsPage(page);
  const { head, names } = tablePage(page);
  await page.goto("/logs?cols=time,span,cost");
  await expect(rows.nth(2)).toBeVisible();
  await head("Time").getByRole("button").focus();
  await pressUntil(page, "ArrowRight", (within) =>
    expect(head("Span").getByRole("button")).toBeFocused(within),
  );
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(names).toEqual(["Time UTC", "Cost", "Span"]);
  await expect(head("Span").getByRole("button")).toBeFocused();
  const { width } = await boxOf(head("Span"));
  await page.keyboard.press("-");
  await expect.poll(async () => Math.round((await boxOf(head("Span"))).width)).toBe(Math.round(width - 16));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(head("Cost")).toHaveAttribute("aria-sort", "descending");
  await expect(head("Cost").getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(head("Cost")).toHaveAttribute("aria-sort", "ascending");
  await expect(head("Cost").getByRole("button")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(0)).toBeFocused();
});

test.describe("ticked rows", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("are ticked by range and by key, and copied", async ({ page }) => {
    const { rows } = logsPage(page);
    const { box, bar } = tablePage(page);
    await page.goto("/logs?log_type=chat");
    await expect(rows.nth(9)).toBeVisible();
    await expect(async () => {
      await box(rows.nth(1)).click();
      await expect(box(rows.nth(1))).toBeChecked({ timeout: 500 });
    }).toPass();
    await box(rows.nth(4)).click({ modifiers: ["Shift"] });
    await expect(bar.getByRole("status")).toHaveText("4 ticked");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    await expect(bar.getByRole("status")).toHaveText("6 ticked");
    await page.keyboard.press("x");
    await expect(bar.getByRole("status")).toHaveText("5 ticked");

    await bar.getByRole("button", { name: "Copy IDs" }).click();
    await expect(page.getByText("5 IDs copied")).toBeVisible();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
    const expected = await rows.evaluateAll((all) =>
      all.slice(1, 6).map((row) => row.getAttribute("data-row") ?? ""),
    );
    expect(copied).toEqual(expected);
    await page.keyboard.press("Escape");
    await expect(bar).toBeHidden();
  });

  test("can be all that match, but one", async ({ page }) => {
    const { rows, grid } = logsPage(page);
    const { box, bar } = tablePage(page);
    await page.goto("/logs?log_type=chat&range=30d");
    await expect(rows.nth(9)).toBeVisible();
    const whole = grid.getByRole("checkbox", { name: /^(Tick all loaded|Untick all) rows$/ });
    await expect(async () => {
      await whole.click();
      await expect(whole).toBeChecked({ timeout: 1_000 });
    }).toPass();
    const offer = bar.getByRole("button", { name: /^Select all [\d,]+ that match$/ });
    const all = Number((await offer.innerText()).replace(/\D/g, ""));
    await offer.click();
    await expect(bar.getByRole("status")).toHaveText(`All ${all.toLocaleString("en-US")} ticked`);
    await box(rows.nth(2)).click();
    await expect(bar.getByRole("status")).toHaveText(`${(all - 1).toLocaleString("en-US")} ticked`);
    await bar.getByRole("button", { name: "Untick all" }).click();
    await expect(bar).toBeHidden();
  });
});

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not on the page.");
  return box;
}

async function drag(page: Page, from: { x: number; y: number; width: number }, toX: number): Promise<void> {
  await page.mouse.move(from.x + from.width / 2, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(toX + 40, from.y + 12, { steps: 4 });
  await page.mouse.move(toX, from.y + 12);
  await page.mouse.up();
}
