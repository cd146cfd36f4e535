import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { writeSpans } from "@/lib/spans/write";
import { root } from "../root.mjs";

let database: Connection & { drop: () => Promise<void> };

beforeAll(async () => {
  database = await openTestDatabase();
  for (const name of ["Whole", "Broken"]) {
    const { id } = await createOrganization({ name });
    const span = { traceId: "t", spanId: "a", customer: "ann", thread: "x", model: "gpt-4o" };
    const [outcome] = await writeSpans(scopeOfJob(id, "test", "prod"), [span]);
    expect(outcome?.ok).toBe(true);
  }
});
afterAll(() => database.drop());

/** The command as an operator runs it. */
async function spandrel(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "bin/cli.ts", "reconcile", ...args],
    { cwd: root, env: { ...process.env, DATABASE_URL: database.url }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, error };
}

test("reports, rebuilds, and answers by exit code whether totals and spans agree", async () => {
  const clean = await spandrel();
  expect(clean.code).toBe(0);
  expect(clean.out.match(/^Organization .*$/gm)).toEqual(['Organization "Whole"', 'Organization "Broken"']);
  expect(clean.out.match(/ 1 rows checked, 0 differing$/gm)).toHaveLength(16);

  await database.sql`
    update threads set span_count = 3
    where organization_id = (select id from organizations where name = 'Broken')`;
  const broken = await spandrel();
  expect(broken.code).toBe(1);
  expect(broken.out).toMatch(
    /threads +1 rows checked, 1 differing\n +differs side="prod" thread="x" environment="prod" \(spanCount: stored 3, true 1\)\n/,
  );
  expect(broken.out.match(/ 0 differing$/gm)).toHaveLength(15);
  expect((await spandrel("--organization", "Whole")).code).toBe(0);

  const rebuilt = await spandrel("--rebuild", "--json");
  expect(rebuilt.code).toBe(0);
  const report = JSON.parse(rebuilt.out);
  expect(report.clean).toBe(true);
  expect(report.organizations).toMatchObject([
    { organization: "Whole", afterRebuild: null },
    { organization: "Broken", checks: expect.arrayContaining([expect.objectContaining({ differing: 1 })]) },
  ]);
  expect(report.organizations[1].afterRebuild).toHaveLength(8);
  expect(await spandrel()).toEqual(clean);
}, 120_000);

test("names what it does not know", async () => {
  const unknown = await spandrel("--organization", "Nobody");
  expect(unknown.code).toBe(1);
  expect(unknown.out).toBe("");
  expect(unknown.error).toBe('There is no organization "Nobody". There are: "Whole", "Broken".\n');
}, 60_000);
