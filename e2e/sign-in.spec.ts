import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { installation } from "./installation";

test.describe("with a wrong password", () => {
  test.use({ allowedErrors: [/status of 401 .*\/api\/auth\/sign-in\/email/] });

  test("it is refused beside the field, and the right one leads to Logs", async ({ page }) => {
    await page.goto("/sign-in");
    const password = page.getByRole("textbox", { name: "Password" });
    await page.getByLabel("E-mail").fill(installation.email);
    await password.fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(password).toHaveAccessibleDescription("The e-mail address or the password is wrong.");
    await expect(password).toBeFocused();
    await expect(page.getByLabel("E-mail")).toHaveValue(installation.email);

    await password.fill(installation.password);
    await password.press("Enter");
    await expect(page).toHaveURL(/\/logs$/);
    await expect(page.getByRole("heading", { name: "Logs", level: 1 })).toBeVisible();
  });
});

test("who is signed out is led to sign-in and back to where they wanted to go", async ({ page }) => {
  await page.goto("/logs");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Flogs$/);

  await page.goto("/settings/organization");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Forganization$/);
  await signIn(page);
  await expect(page).toHaveURL(/\/settings\/organization$/);
  await expect(page.getByRole("cell", { name: installation.email })).toBeVisible();
});

test("sign-in leads to no other site", async ({ page }) => {
  await page.goto(`/sign-in?next=${encodeURIComponent("//example.com/logs")}`);
  await signIn(page);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  expect(new URL(page.url()).pathname).toBe("/logs");
  expect(page.url()).not.toContain("example.com");
});

test.describe("with Logs open, which may ask once more", () => {
  test.use({ allowedErrors: [/status of 401 .*\/logs\/(rows|overview|tail|values)/] });

  test("signing out ends the session, also for who kept its cookie", async ({ page, context }) => {
    await page.goto("/sign-in");
    await signIn(page);
    await expect(page).toHaveURL(/\/logs$/);
    const kept = await context.cookies();
    await page.getByRole("button", { name: "ada" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);

    await page.goto("/logs");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Flogs$/);
    await context.addCookies(kept);
    await page.goto("/logs");
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  });

  test("a session that ended elsewhere leads to sign-in and back", async ({ page, context }) => {
    await page.goto("/sign-in?next=/logs?range=all");
    await signIn(page);
    await expect(page).toHaveURL((url) => url.pathname === "/logs");
    await context.clearCookies();
    await expect(page).toHaveURL(/\/sign-in\?next=%2Flogs%3Frange%3Dall$/);
  });
});

test("sign-up is closed once the installation has its owner, and says so", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign up" })).toHaveCount(0);

  await page.goto("/sign-up");
  await expect(page.getByRole("heading", { name: "Sign-up is closed" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await page.getByRole("link", { name: "Sign in instead" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill(installation.email);
  await page.getByRole("textbox", { name: "Password" }).fill(installation.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
