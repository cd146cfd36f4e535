import { openLogs, openPage } from "../browser/chromium";
import { changeFilters } from "../browser/filter-change";
import { scrollRows } from "../browser/scroll";
import { oneOf, wholeNumber } from "../given";
import { count, figure, ms, say } from "../print";
import { requireStore, type StoreSize, storeSizes } from "../store/store";
import type { Suite } from "../suite";
import { visit } from "../visit/visitor";

const leastRate = 50;
const mostFilterMs = 150;

/** Logs in Chromium, from the real product: frames while scrolling, and the time from a click to its rows. */
export const browser: Suite = {
  usage: "browser [--from 100k|1m|10m] [--rows 100000] [--rounds 20]",
  options: {
    from: { type: "string", default: "1m" },
    rows: { type: "string", default: "100000" },
    rounds: { type: "string", default: "20" },
  },
  async run(given, bench) {
    const size = oneOf(given, "from", Object.keys(storeSizes) as StoreSize[]);
    const rows = wholeNumber(given, "rows", 100, 1_000_000);
    const rounds = wholeNumber(given, "rounds", 3, 1_000);
    const store = await requireStore(await bench.server(), size);
    say("Starting the product");
    const page = await openPage(bench, await visit(bench, store));

    say(`Changing filters ${rounds} times`);
    await openLogs(page, store);
    const filtered = await changeFilters(page, rounds);

    say(`Scrolling through ${count(rows)} rows`);
    await openLogs(page, store);
    const { frames, rate, ...scrolled } = await scrollRows(page, rows);

    const mark = (isReached: boolean) => (isReached ? "ok" : "MISSED");
    console.log(`\nbrowser: store of ${count(store.spans)} spans\n`);
    console.log(
      figure(
        "filter change",
        `median ${ms(filtered.median)}, p95 ${ms(filtered.p95)} to the first rows ` +
          `(${mostFilterMs} ms)  ${mark(filtered.median <= mostFilterMs)}`,
      ),
    );
    console.log(
      figure(
        "scrolling",
        `${rate.toFixed(1)} frames/s (${leastRate}), median frame ${ms(frames.median)}, p95 ${ms(frames.p95)}; ` +
          `${count(scrolled.rows)} rows in ${count(scrolled.seconds)} s  ${mark(rate > leastRate && scrolled.rows >= rows)}`,
      ),
    );
  },
};
