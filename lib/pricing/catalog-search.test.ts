import { expect, test } from "vitest";
import { parseCatalogSearch, serializeCatalogSearch } from "./catalog-search";

test.each([
  { text: "", vendor: null, page: 1 },
  { text: "gpt 4o&x=1", vendor: "openai", page: 3 },
])("an address reads back as the search it was written from: %o", (search) => {
  expect(parseCatalogSearch(serializeCatalogSearch(search))).toEqual(search);
});

test.each(["0", "-1", "1.5", "x", "1e99"])("page %s is the first one", (page) => {
  expect(parseCatalogSearch({ page, q: "x".repeat(200), vendor: "" })).toEqual({
    text: "x".repeat(100),
    vendor: null,
    page: 1,
  });
});
