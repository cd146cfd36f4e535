import type { Locator, Page } from "@playwright/test";
import { type Summary, summarize } from "../stopwatch";

/** Facets whose first values are ticked and unticked in turn, by their headings. */
const facets = ["Type", "Status", "Model"];
const valuesOfEach = 2;
/** What the page still does after the first rows are there must not meet the next click. */
const restMs = 500;
const timeoutMs = 10_000;

/** Clicks values of the facets and measures from each click to the frame with the first changed rows in it. */
export async function changeFilters(page: Page, rounds: number): Promise<Summary> {
  const boxes = facets.flatMap((name) =>
    Array.from({ length: valuesOfEach }, (_, i) =>
      page
        .getByRole("complementary", { name: "Facets" })
        .getByRole("region", { name })
        .getByRole("checkbox")
        .nth(i),
    ),
  );
  const times: number[] = [];
  // The first click of all is a warm-up.
  for (let round = 0; round <= rounds; round++) {
    const box = boxes[Math.floor(round / 2) % boxes.length];
    if (!box) break;
    const ms = await timeToRows(page, box);
    if (round > 0) times.push(ms);
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(restMs);
  }
  return summarize(times);
}

async function timeToRows(page: Page, box: Locator): Promise<number> {
  await box.hover();
  const changed = page.evaluate(
    (timeout) =>
      new Promise<number>((resolve, reject) => {
        const rows = () =>
          [...document.querySelectorAll("[data-row]")].map((row) => row.getAttribute("data-row")).join();
        const before = rows();
        const onClick = (click: Event) => {
          const look = () => {
            if (performance.now() - click.timeStamp > timeout) reject(new Error("The rows did not change."));
            else if (rows() === before) requestAnimationFrame(look);
            // What the frame shows is painted after its callbacks.
            else setTimeout(() => resolve(performance.now() - click.timeStamp));
          };
          requestAnimationFrame(look);
        };
        document.addEventListener("click", onClick, { capture: true, once: true });
      }),
    timeoutMs,
  );
  await box.click();
  return changed;
}
