import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { parseText } from "@/lib/filters/text";
import { createOrganization } from "@/lib/organizations/mutations";
import { spanFields } from "./fields";
import { listSpans } from "./queries";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
  scope = scopeOfJob((await createOrganization({ name: "Test" })).id, "test", "prod");
  const contents = {
    start: { input: "Refund this order", output: "done" },
    deep: { input: `${"word ".repeat(100)}REFUND${" more".repeat(100)}`, output: "done" },
    answer: { input: "what?", output: "A refund is due" },
    quoted: { input: JSON.stringify([{ role: "user", content: 'say "no refund"' }]), output: "no" },
  };
  const at = Date.now() * 1_000;
  await writeSpans(
    scope,
    Object.entries(contents).map(([name, content]) => ({
      traceId: "t",
      spanId: name,
      name,
      startMicros: at,
      endMicros: at,
      content,
    })),
  );
});
afterAll(() => database.drop());

async function marked(text: string) {
  const read = parseText(spanFields, text);
  if (!read.ok) throw new Error(read.problem.message);
  const selection = { environment: null, from: null, to: null, filters: read.expressions };
  const { rows } = await listSpans(scope, selection);
  return Object.fromEntries(
    rows.map(({ name, snippet }) => [
      name,
      snippet && {
        of: snippet.of,
        words: snippet.text.slice(snippet.from, snippet.to),
        cut: snippet.text[0] === "…",
      },
    ]),
  );
}

test("a row that was searched for says where the words stand", async () => {
  expect(await marked("refund")).toEqual({
    start: { of: "input", words: "Refund", cut: false },
    deep: { of: "input", words: "REFUND", cut: true },
    answer: { of: "output", words: "refund", cut: false },
    quoted: { of: "input", words: "refund", cut: true },
  });
});

test("words that stand escaped in stored JSON are found there", async () => {
  expect(await marked('"say \\"no refund\\""')).toEqual({
    quoted: { of: "input", words: 'say \\"no refund\\"', cut: true },
  });
});

test("a list that was not searched has no snippets", async () => {
  const { rows } = await listSpans(scope, { environment: null, from: null, to: null, filters: [] });
  expect(rows.map((row) => "snippet" in row)).toEqual([false, false, false, false]);
});
