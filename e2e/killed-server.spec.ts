import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { figuresOf } from "./ledger/figures";
import { Load } from "./ledger/load";
import { type Random, randomOf } from "./ledger/random";
import { compare, nothingWrong } from "./ledger/read-back";
import {
  BareServer,
  databaseOf,
  type Installation,
  pidOf,
  reconcile,
  startInstallation,
  untilHealthy,
} from "./ledger/servers";

// Nothing that was acknowledged may be lost, whoever dies when.
test.describe.configure({ mode: "serial" });

const isLong = Boolean(process.env.SPANDREL_LONG);
/** Kills of the bare web server, of the one its launcher must bring back, and of the database. */
const kills = isLong ? { bare: 190, kept: 15, database: 22 } : { bare: 2, kept: 1, database: 1 };
/** A launcher gives up a server that dies five times within a minute. */
const keptEveryMs = 16_000;
const seed = 20_261_120;
const apiKey = "ledger-key-0123456789abcdefghij";

let dataDir: string;
let product: Installation;
let bare: BareServer;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  dataDir = await mkdtemp(join(tmpdir(), "spandrel-killed-"));
  product = await startInstallation(dataDir, apiKey);
  bare = await BareServer.start(await databaseOf(dataDir));
});

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a hook needs from its first parameter
test.afterEach(async ({}, { status, expectedStatus }) => {
  if (status !== expectedStatus) console.log(product.said().slice(-8_000));
});

test.afterAll(async () => {
  await bare?.kill();
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Kills the web servers and the database again and again, at any moment of their work, also together. */
async function killAll(random: Random): Promise<void> {
  const left = { ...kills };
  let lastKept = 0;
  while (left.bare + left.kept + left.database > 0) {
    await sleep(300 + random.below(1_000));
    const mayKillKept = left.kept > 0 && Date.now() - lastKept > keptEveryMs;
    const victims: (keyof typeof left)[] = [
      ...(left.bare > 0 ? (["bare"] as const) : []),
      ...(mayKillKept ? (["kept"] as const) : []),
      // As often as its share of what is left, and at times together with a server.
      ...(left.database > 0 && random.below(left.bare + left.database) < left.database
        ? (["database"] as const)
        : []),
    ];
    for (const victim of victims) {
      if (victim === "bare") await bare.kill();
      if (victim === "database") process.kill(await pidOf(dataDir, "database"), "SIGKILL");
      if (victim === "kept") {
        await untilHealthy(product.url);
        process.kill(await pidOf(dataDir, "web server"), "SIGKILL");
        lastKept = Date.now();
      }
      left[victim] -= 1;
    }
    if (victims.includes("bare")) await bare.start();
    if (victims.includes("database") || left.bare === 0) await untilHealthy(product.url);
  }
}

test("killed web servers and a killed database lose nothing that was acknowledged", async () => {
  test.setTimeout(isLong ? 7_200_000 : 120_000);
  const started = Date.now();
  const load = new Load([product.url, bare.url], apiKey, randomOf(seed + 1), {
    doubled: 0.05,
    hasty: 0.02,
    impatient: 0.2,
  });

  await killAll(randomOf(seed));
  await untilHealthy(product.url);
  await sleep(1_000);
  const ledger = await load.stop();
  const seconds = Math.round((Date.now() - started) / 1000);

  const found = await compare(product.url, apiKey, ledger);
  const servers = kills.bare + kills.kept;
  console.log(
    figuresOf(`${servers} servers and ${kills.database} databases killed in ${seconds} s`, ledger, found),
  );
  expect(ledger.wrongAnswers).toEqual([]);
  expect(found).toEqual({ ...nothingWrong, read: expect.any(Number) });
  // Without retries the kills would not have met the load.
  expect(ledger.retries).toBeGreaterThan(0);
  expect(ledger.acknowledged.size).toBeGreaterThan(10);
  expect(product.said()).toContain("The web server ended by itself (signal SIGKILL); starting it again.");
  expect(product.said()).toContain("PostgreSQL ended unexpectedly; starting it again.");
});

test("the rollups still equal the sum of the spans", async () => {
  test.setTimeout(600_000);
  const { exitCode, said } = await reconcile(dataDir);
  expect(exitCode, said).toBe(0);
});
