import type { Page } from "@playwright/test";

/** The parts of Logs that journeys share, found the way a person names them. */
export function logsPage(page: Page) {
  const grid = page.getByRole("grid", { name: /^Spans, / });
  return {
    grid,
    /** The spans, without the row of column names. */
    rows: grid.getByRole("row").filter({ has: page.getByRole("gridcell") }),
    panel: page.getByRole("complementary", { name: "Span", exact: true }),
    filterInput: page.getByRole("combobox", { name: "Filter", exact: true }),
  };
}
