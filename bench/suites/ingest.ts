import { join } from "node:path";
import postgres from "postgres";
import { oneOf, wholeNumber } from "../given";
import { prepareLoad } from "../ingest/load";
import { startProduct } from "../ingest/product";
import { beginProfile, endProfile, profileEnvironment } from "../ingest/profiler";
import { measureRawCopy } from "../ingest/raw-copy";
import { ingestReport } from "../ingest/report";
import { Watch } from "../ingest/watch";
import { formats } from "../otlp/bodies";
import { say } from "../print";
import { cloneDatabase, createDatabase, dropDatabase } from "../store/databases";
import type { Server } from "../store/server";
import { requireStore, type StoreSize, storeSizes } from "../store/store";
import type { Suite } from "../suite";

const databaseName = "ingest";
const warmUpSeconds = 10;
/** Into a store spans are sent as of shortly before its present, where its partitions are full. */
const beforePresentMs = 2 * 3_600_000;

const targets = ["empty", ...(Object.keys(storeSizes) as StoreSize[])] as const;

/** Sends spans to the real product over HTTP and compares with a COPY of the same rows. */
export const ingest: Suite = {
  usage:
    "ingest [--format protobuf|json] [--seconds 60] [--senders 4] [--batch 100] [--into empty|100k|1m|10m]\n" +
    "                          [--interleave 1] [--profile]",
  options: {
    format: { type: "string", default: "protobuf" },
    seconds: { type: "string", default: "60" },
    senders: { type: "string", default: "4" },
    batch: { type: "string", default: "100" },
    into: { type: "string", default: "empty" },
    interleave: { type: "string", default: "1" },
    profile: { type: "boolean", default: false },
  },
  async run(given, bench) {
    const settings = {
      format: oneOf(given, "format", formats),
      seconds: wholeNumber(given, "seconds", 1, 86_400),
      senders: wholeNumber(given, "senders", 1, 64),
      batch: wholeNumber(given, "batch", 1, 5_000),
      into: oneOf(given, "into", targets),
      interleave: wholeNumber(given, "interleave", 1, 1_000),
    };
    const isProfiled = given.profile === true;
    const server = await bench.server({ countsStatements: isProfiled });
    const { folder } = server;
    bench.onEnd(() => dropDatabase(server, databaseName));
    const { databaseUrl, shiftMs } = await prepareDatabase(server, settings.into);

    say("Starting the product");
    const product = await startProduct({
      databaseUrl,
      folder: join(folder, "product"),
      env: isProfiled ? profileEnvironment(folder) : {},
    });
    bench.onEnd(product.stop);
    const load = prepareLoad({
      ...settings,
      url: product.url,
      apiKey: product.apiKey,
      warmUpSeconds,
      shiftMs,
    });
    bench.onEnd(load.stop);
    const requestBytes = await load.ready;
    const before = await countSpans(databaseUrl);

    say(`Sending for ${warmUpSeconds} + ${settings.seconds} s`);
    const since = Date.now();
    const watch = new Watch(product.pid, server.pid);
    let begun: Promise<void> = Promise.resolve();
    const sent = await load.run(() => {
      watch.start();
      if (isProfiled) begun = beginProfile(folder, product.pid, databaseUrl);
      begun.catch(() => {});
    });
    const used = await watch.stop();
    await begun;
    const profile = isProfiled ? await endProfile(folder, product.pid, databaseUrl) : null;
    await product.stop();
    const stored = (await countSpans(databaseUrl)) - before;

    say("Copying the same rows");
    const raw = await measureRawCopy(databaseUrl, folder, since);
    console.log(`\n${ingestReport({ ...settings, requestBytes, sent, used, stored, raw, profile })}`);
    if (stored !== sent.acknowledged) process.exitCode = 1;
  },
};

/** An empty database, or a copy of a store: the store itself stays as it was made. */
async function prepareDatabase(
  server: Server,
  into: (typeof targets)[number],
): Promise<{ databaseUrl: string; shiftMs: number }> {
  if (into === "empty") return { databaseUrl: await createDatabase(server, databaseName), shiftMs: 0 };
  const store = await requireStore(server, into);
  say(`Copying the store of ${into} spans`);
  const databaseUrl = await cloneDatabase(server, store.name, databaseName);
  return { databaseUrl, shiftMs: store.anchorMs - beforePresentMs - Date.now() };
}

async function countSpans(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ n: number }[]>`select count(*)::float8 as n from spans`;
    return row?.n ?? 0;
  } finally {
    await sql.end();
  }
}
