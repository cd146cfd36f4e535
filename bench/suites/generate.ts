import { oneOf } from "../given";
import { count, say } from "../print";
import { cpuOfFamily } from "../processes";
import type { Server } from "../store/server";
import { findStore, generateStore, type StoreSize, storeSizes } from "../store/store";
import type { Suite } from "../suite";

const sizes = Object.keys(storeSizes) as StoreSize[];

/** Makes a filled store for the other suites, unless there is one. */
export const generate: Suite = {
  usage: "generate --spans 100k|1m|10m [--again]",
  options: {
    spans: { type: "string", default: "1m" },
    again: { type: "boolean", default: false },
  },
  async run(given, bench) {
    const size = oneOf(given, "spans", sizes);
    const server = await bench.server();
    const known = given.again ? null : await findStore(server, size);
    if (known) return say(`The store of ${count(known.spans)} spans is there and current: ${known.name}`);
    const started = performance.now();
    const before = await databaseCpu(server);
    const store = await generateStore(server, size, say);
    const seconds = (performance.now() - started) / 1_000;
    say(`${count(store.spans)} spans in ${count(seconds)} s: ${count(store.spans / seconds)} spans/s`);
    const own = process.cpuUsage();
    const database = before === null ? null : ((await databaseCpu(server)) ?? 0) - before;
    say(
      `CPU: generator ${count((own.user + own.system) / 1e6)} s` +
        (database === null ? "" : `, PostgreSQL ${count(database)} s`),
    );
  },
};

function databaseCpu({ pid }: Server): Promise<number | null> {
  return pid === null ? Promise.resolve(null) : cpuOfFamily(pid);
}
