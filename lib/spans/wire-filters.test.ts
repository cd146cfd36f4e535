import { expect, test } from "vitest";
import { readSpanFilters } from "./wire-filters";

const words = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`);

test("a hundred texts may be looked for, in the body and the search params together", () => {
  const body = { filters: { input: { operator: "contains", value: words(99) } } };
  const asked = (query: string) => readSpanFilters(new URLSearchParams(query), body, new Set());
  expect(asked("output=one")).toMatchObject({ ok: true });
  expect(asked("output=one&output=two")).toEqual({
    ok: false,
    problem: {
      field: "filters",
      message: "filters may look for 100 texts in contents, all conditions together.",
    },
  });
});

test("fifty conditions may be asked, in the body and the search params together", () => {
  const body = { filters: { model: words(49).map((value) => ({ value })) } };
  const asked = (query: string) =>
    readSpanFilters(new URLSearchParams(query), body, new Set(["environment"]));
  expect(asked("status=error")).toMatchObject({ ok: true });
  expect(asked("status=error&environment=qa")).toEqual({
    ok: false,
    problem: { field: "filters", message: "filters may have 50 conditions." },
  });
});

test("a hidden key is refused by name, also as a search param that is no field", () => {
  for (const name of ["_secret", "metadata___secret"]) {
    expect(readSpanFilters(new URLSearchParams({ [name]: "x" }), undefined, new Set())).toEqual({
      ok: false,
      problem: {
        field: "metadata___secret",
        message: "metadata___secret: Keys of metadata that begin with _ are hidden.",
      },
    });
  }
});
