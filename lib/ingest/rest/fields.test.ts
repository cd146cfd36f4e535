import { expect, test } from "vitest";
import { fieldCases } from "../testing/rest-fields";
import { normalizeRestSpan } from "./normalize";

test.each(fieldCases.map((one) => [one.name, one] as const))("%s", (_, { sent, span }) => {
  const read = normalizeRestSpan({ unique_id: "u", ...sent }, "log");
  if (!read.ok) throw new Error(read.message);
  const facts: Record<string, unknown> = read.span;
  expect(Object.fromEntries(Object.keys(span).map((key) => [key, facts[key]]))).toMatchObject(span);
});
