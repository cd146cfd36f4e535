import { expect, test } from "vitest";
import type { Field } from "@/lib/filters/define";
import { spanFields } from "./fields";

const fields: readonly Field[] = spanFields;

test("every name means one field", () => {
  const names = fields.flatMap(({ key, aliases = [], shortNames = [] }) => [key, ...aliases, ...shortNames]);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test("no name stands for something else where filters are typed or linked", () => {
  const taken = [
    "has",
    "missing",
    "AND",
    "OR",
    "NOT",
    "q",
    "sort",
    "cols",
    "density",
    "zone",
    "range",
    "from",
    "to",
  ];
  const names = fields.flatMap(({ key, aliases = [], shortNames = [] }) => [key, ...aliases, ...shortNames]);
  expect(names.filter((name) => taken.includes(name) || !/^[a-z_]+$/.test(name))).toEqual([]);
});
