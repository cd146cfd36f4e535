import type { Page } from "@playwright/test";
import { type Summary, summarize } from "../stopwatch";

/** A turn of the wheel: fifteen rows. */
const stepPx = 480;
const stepsBetweenLooks = 40;
/** The list came to its end, or to no more rows. */
const stuckMs = 20_000;

/** `rate`: frames a second over the time in which the rows moved. Times are those between two frames. */
export type Scrolled = { rows: number; seconds: number; frames: Summary; rate: number };

declare global {
  interface Window {
    benchFrames?: number[];
  }
}

/** Turns the wheel over the list as fast as the browser takes it, until so many rows went by or there are no more. */
export async function scrollRows(page: Page, wanted: number): Promise<Scrolled> {
  const grid = page.getByRole("grid", { name: /^Spans, / });
  const box = await grid.boundingBox();
  if (!box) throw new Error("The list has no place on the page.");
  await page.mouse.move(box.x + 300, 500);
  await grid.evaluate((list) => {
    const scroller = list.parentElement;
    if (!scroller) return;
    const frames: number[] = [];
    window.benchFrames = frames;
    let last = { at: performance.now(), top: scroller.scrollTop };
    const look = (at: number) => {
      const top = scroller.scrollTop;
      // While the list waits for rows it stands still, and an idle frame says nothing.
      if (top !== last.top) frames.push(at - last.at);
      last = { at, top };
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const started = performance.now();
  let reached = { rows: 0, at: started };
  while (reached.rows < wanted && performance.now() - reached.at < stuckMs) {
    for (let step = 0; step < stepsBetweenLooks; step++) await page.mouse.wheel(0, stepPx);
    const rows = await lastRow(page);
    if (rows > reached.rows) reached = { rows, at: performance.now() };
  }
  const frames = await page.evaluate(() => window.benchFrames ?? []);
  const movedMs = frames.reduce((sum, one) => sum + one, 0);
  return {
    rows: reached.rows,
    seconds: (reached.at - started) / 1_000,
    frames: summarize(frames),
    rate: (frames.length / movedMs) * 1_000,
  };
}

async function lastRow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      0,
      ...[...document.querySelectorAll("[data-row]")].map((row) => Number(row.getAttribute("aria-rowindex"))),
    ),
  );
}
