import { expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

test("an empty environment shows how to send the first span, which then appears by itself", async ({
  page,
  baseURL,
  login,
  send,
}) => {
  const environment = uniqueName("e2e");
  const { rows, panel } = logsPage(page);
  await login();
  await page.goto(`/logs?environment=${environment}`);
  await expect(page.getByRole("heading", { name: `Send the first span to ${environment}` })).toBeVisible();
  await expect(page.getByText("Waiting for the first span")).toBeVisible();
  const command = page.getByRole("tabpanel", { name: "curl" });
  await expect(command).toContainText(`${baseURL}/api/request-logs/`);

  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  // The very body the page tells to send.
  const body = /-d '(.+)'/s.exec(await command.innerText())?.[1] ?? "";
  const span = JSON.parse(body);
  expect(span).toMatchObject({ environment });
  await send(span);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(span.model);

  await rows.click();
  await expect(page).toHaveURL(/span=/);
  const content = panel.getByRole("region", { name: "Content" });
  await expect(content).toContainText(span.input);
  await expect(content).toContainText(span.output);
  expect(loads).toBe(0);
});
