import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { figuresOf } from "./ledger/figures";
import { Load } from "./ledger/load";
import { randomOf } from "./ledger/random";
import { compare, nothingWrong } from "./ledger/read-back";
import { databaseOf, type Installation, reconcile, startInstallation } from "./ledger/servers";

// One database, two installations in front of it: the spans of a trace come through both, many of them twice.
test.describe.configure({ mode: "serial" });

const isLong = Boolean(process.env.SPANDREL_LONG);
const seconds = isLong ? 300 : 5;
const apiKey = "two-servers-key-0123456789abcde";

let folders: { first: string; second: string };
let first: Installation;
let second: Installation;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const folder = (name: string) => mkdtemp(join(tmpdir(), `spandrel-${name}-`));
  folders = { first: await folder("first"), second: await folder("second") };
  first = await startInstallation(folders.first, apiKey);
  second = await startInstallation(folders.second, apiKey, await databaseOf(folders.first));
});

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a hook needs from its first parameter
test.afterEach(async ({}, { status, expectedStatus }) => {
  if (status !== expectedStatus) console.log(first.said().slice(-4_000) + second.said().slice(-4_000));
});

test.afterAll(async () => {
  await second?.stop();
  await first?.stop();
  for (const folder of Object.values(folders)) await rm(folder, { recursive: true, force: true });
});

test("a trace that comes through two servers, with retries crossing over, is there once and whole", async () => {
  test.setTimeout(seconds * 1_000 + 600_000);
  const load = new Load([first.url, second.url], apiKey, randomOf(20_261_121), {
    doubled: 0.5,
    hasty: 0.2,
    impatient: 0,
  });
  await sleep(seconds * 1_000);
  const ledger = await load.stop();
  const found = await compare(second.url, apiKey, ledger);
  console.log(figuresOf(`Two servers for ${seconds} s`, ledger, found));
  expect(ledger.wrongAnswers).toEqual([]);
  expect(found).toEqual({ ...nothingWrong, read: ledger.acknowledged.size });
  expect(ledger.retries).toBeGreaterThan(0);
  expect(ledger.doubled).toBeGreaterThan(10);
});

test("the rollups still equal the sum of the spans", async () => {
  test.setTimeout(600_000);
  const { exitCode, said } = await reconcile(folders.first);
  expect(exitCode, said).toBe(0);
});
