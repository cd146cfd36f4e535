import { expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

test("a span sent while the list is open appears at its top", async ({ page, login, send }) => {
  const environment = uniqueName("e2e");
  const { rows } = logsPage(page);
  await send({ environment, span_name: "already there" });
  await login();
  await page.goto(`/logs?environment=${environment}`);
  await expect(rows).toHaveCount(1);

  await send({ environment, span_name: "just sent" });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("just sent");
});

test("scrolled down, the list stays where it is and offers the new spans", async ({
  page,
  login,
  send,
  sendAll,
}) => {
  const environment = uniqueName("e2e");
  const { grid, rows } = logsPage(page);
  const start = Date.now() - 3_600_000;
  const spans = Array.from({ length: 80 }, (_, index) => ({
    environment,
    span_name: `step ${index + 1}`,
    start_time: new Date(start + index * 1_000).toISOString(),
    timestamp: new Date(start + index * 1_000 + 500).toISOString(),
  }));
  await sendAll(spans);
  await login();
  await page.goto(`/logs?environment=${environment}`);
  await expect(rows.first()).toContainText("step 80");

  await grid.hover();
  await page.mouse.wheel(0, 640);
  const middle = grid.getByRole("row").filter({ hasText: "step 50" });
  await expect(middle).toBeInViewport();
  // Waits until it no longer moves.
  await middle.hover();
  const before = await middle.boundingBox();
  await send({ environment, span_name: "just sent" });
  await send({ environment, span_name: "sent last" });
  const offer = page.getByRole("button", { name: /^\d+ new$/ });
  await expect(offer).toHaveText("2 new");
  expect(await middle.boundingBox()).toEqual(before);
  await expect(rows.filter({ hasText: "just sent" })).toHaveCount(0);

  await offer.click();
  await expect(rows.first()).toContainText("sent last");
  await expect(rows.first()).toBeInViewport();
  await expect(rows.nth(1)).toContainText("just sent");
  await expect(offer).toHaveCount(0);
});

test("new spans do not move a list one reads in", async ({ page, login, send }) => {
  const environment = uniqueName("e2e");
  const { rows, panel } = logsPage(page);
  await send({ environment, span_name: "being read", output: "The text in the panel." });
  await login();
  await page.goto(`/logs?environment=${environment}`);
  await rows.click();
  await expect(panel).toContainText("The text in the panel.");

  await send({ environment, span_name: "just sent" });
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(rows).toHaveCount(2);
});

test("held, the list counts what arrives and shows it when let go", async ({ page, login, send }) => {
  const environment = uniqueName("e2e");
  const { rows } = logsPage(page);
  await send({ environment, span_name: "already there" });
  await login();
  await page.goto(`/logs?environment=${environment}`);
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Live" }).click();

  await send({ environment, span_name: "while held" });
  await send({ environment, span_name: "while held too" });
  await expect(page.getByRole("button", { name: "2 new" })).toBeVisible();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Paused" }).click();
  await expect(rows).toHaveCount(3);
  await send({ environment, span_name: "live again" });
  await expect(rows).toHaveCount(4);
});

test("only what matches is told, also when it began long ago", async ({ page, login, send }) => {
  const environment = uniqueName("e2e");
  const { rows } = logsPage(page);
  await send({ environment, span_name: "already there", model: "wanted" });
  await login();
  await page.goto(`/logs?environment=${environment}&q=model:wanted`);
  await expect(rows).toHaveCount(1);
  await send({ environment, span_name: "of no interest", model: "other" });
  const start = Date.now() - 3_600_000;
  await send({
    environment,
    span_name: "took an hour",
    model: "wanted",
    start_time: new Date(start).toISOString(),
    timestamp: new Date(start + 3_590_000).toISOString(),
  });
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText("took an hour");
});
