import { chromium, type Page } from "@playwright/test";
import { serializeListState } from "@/lib/spans/list-state";
import { listOf } from "../lists/question";
import type { Store } from "../store/store";
import type { Bench } from "../suite";
import type { Visitor } from "../visit/visitor";

/** Chromium as the journeys in e2e use it, signed in. */
export async function openPage(bench: Bench, { url, cookie }: Visitor): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: process.env.SPANDREL_CHROMIUM || undefined,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  bench.onEnd(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: url });
  await context.addCookies([{ ...cookie, url }]);
  // Functions that run in the page were compiled to keep their names with the help of this one.
  await context.addInitScript({ content: "globalThis.__name = (named) => named;" });
  return context.newPage();
}

/** Opens Logs with 30 days and waits for its rows. */
export async function openLogs(page: Page, store: Store): Promise<void> {
  await page.goto(`/logs?${serializeListState(listOf(store, 30))}`);
  await page.locator("[data-row]").first().waitFor();
  await page.waitForLoadState("networkidle");
}
