import { cpuOfFamily, usageOf } from "../processes";
import { slope } from "../stopwatch";

const everyMs = 500;

/** What the product and its database used while the clock ran. CPU is in cores: 1 is one core fully busy. */
export type Used = {
  serverCores: number;
  /** Null where it cannot be had: another machine's PostgreSQL, or one of another user. */
  databaseCores: number | null;
  /** Of the web server's process, with seconds since the clock began. */
  memory: { at: number; bytes: number }[];
};

/** Watches the web server's process and, where it is ours, PostgreSQL with all its processes. */
export class Watch {
  private startedAt = 0;
  private before: Promise<{ server: number; database: number | null }> | null = null;
  private readonly memory: Used["memory"] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly serverPid: number,
    private readonly databasePid: number | null,
  ) {}

  start(): void {
    this.startedAt = performance.now();
    this.before = this.cpu();
    this.timer = setInterval(async () => {
      const usage = await usageOf(this.serverPid);
      if (usage) this.memory.push({ at: this.elapsed(), bytes: usage.memoryBytes });
    }, everyMs);
  }

  /** @throws Error when it was not started */
  async stop(): Promise<Used> {
    if (this.timer) clearInterval(this.timer);
    const before = await this.before;
    if (!before) throw new Error("Nothing was watched.");
    const after = await this.cpu();
    const seconds = this.elapsed();
    return {
      serverCores: (after.server - before.server) / seconds,
      databaseCores:
        after.database === null || before.database === null
          ? null
          : (after.database - before.database) / seconds,
      memory: this.memory,
    };
  }

  private elapsed(): number {
    return (performance.now() - this.startedAt) / 1_000;
  }

  private async cpu(): Promise<{ server: number; database: number | null }> {
    const server = await usageOf(this.serverPid);
    const database = this.databasePid === null ? null : await cpuOfFamily(this.databasePid);
    return { server: server?.cpuSeconds ?? 0, database };
  }
}

/** Bytes a minute by which memory grew, from a quarter of the way on: what a start takes is no leak. */
export function growthPerMinute(memory: Used["memory"]): number {
  const settled = memory.slice(Math.floor(memory.length / 4));
  return settled.length < 2 ? 0 : slope(settled.map(({ at, bytes }) => ({ x: at / 60, y: bytes })));
}
