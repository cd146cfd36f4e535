import { expect, test, uniqueName } from "./fixtures";
import { logsPage } from "./logs-page";

test("a key is made, shown once, used and revoked", async ({ page, request, login }) => {
  const name = uniqueName("checkout");
  const { rows } = logsPage(page);
  await login();
  await page.goto("/settings/keys");
  await page.getByRole("button", { name: "Create key" }).click();
  const form = page.getByRole("dialog", { name: "Create an API key" });
  await form.getByRole("button", { name: "Create key" }).click();
  await expect(form.getByRole("textbox", { name: "Name" })).toHaveAccessibleDescription(/name/i);
  await expect(form.getByRole("textbox", { name: "Name" })).toHaveAttribute("aria-invalid", "true");

  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("radio", { name: "test" }).click();
  await form.getByRole("button", { name: "Create key" }).click();
  const shown = page.getByRole("dialog", { name: "Copy the key now" });
  const plainKey = await shown.getByRole("status", { name: "API key" }).innerText();
  expect(plainKey.length).toBeGreaterThan(20);
  await expect(shown.getByText(`Authorization: Bearer ${plainKey}`)).toBeVisible();
  await shown.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText(plainKey)).toHaveCount(0);
  expect(await page.content()).not.toContain(plainKey);

  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  await expect(row).toContainText("Active");
  await expect(row.getByRole("cell", { name: "test", exact: true })).toBeVisible();
  await page.reload();
  await expect(row).toContainText("Active");
  expect(await page.content()).not.toContain(plainKey);

  const sendSpan = () =>
    request.post("/api/request-logs/", {
      headers: { authorization: `Bearer ${plainKey}` },
      data: { span_name: name, input: "ping", output: "pong" },
    });
  expect((await sendSpan()).ok()).toBe(true);
  await page.goto(`/logs?environment=test&span_name=${name}`);
  await expect(rows).toHaveCount(1);

  await page.goto("/settings/keys");
  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  const question = page.getByRole("dialog", { name: `Revoke “${name}”?` });
  await question.getByRole("button", { name: "Cancel" }).click();
  expect((await sendSpan()).ok()).toBe(true);
  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await question.getByRole("button", { name: "Revoke key" }).click();
  await expect(row).toContainText("Revoked");
  await expect(row.getByRole("button")).toHaveCount(0);
  const refused = await sendSpan();
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toMatchObject({ detail: expect.any(String) });

  await page.getByRole("radiogroup", { name: "Which keys" }).getByRole("radio", { name: "Active" }).click();
  await expect(row).toHaveCount(0);
  await expect(page).toHaveURL(/show=active/);
});

test("a key that may only send cannot read", async ({ page, request, login }) => {
  const name = uniqueName("ingest-only");
  await login();
  await page.goto("/settings/keys");
  await page.getByRole("button", { name: "Create key" }).click();
  const form = page.getByRole("dialog", { name: "Create an API key" });
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await expect(form.getByRole("checkbox", { name: /^ingest/ })).toBeChecked();
  await expect(form.getByRole("checkbox", { name: /^read/ })).not.toBeChecked();
  await form.getByRole("button", { name: "Create key" }).click();
  const plainKey = await page.getByRole("status", { name: "API key" }).innerText();
  const answer = await request.post("/api/request-logs/list/", {
    headers: { authorization: `Bearer ${plainKey}` },
    data: {},
  });
  expect(answer.status()).toBe(403);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Revoked");
});
