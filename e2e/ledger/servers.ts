import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const patienceMs = 120_000;

/** The product as `npm start` runs it, with a data folder of its own. */
export type Installation = {
  url: string;
  apiKey: string;
  /** What the launcher has said so far. */
  said: () => string;
  stop: () => Promise<void>;
};

/** @param databaseUrl of a PostgreSQL to use instead of a bundled one */
export async function startInstallation(
  dataDir: string,
  apiKey: string,
  databaseUrl = "",
): Promise<Installation> {
  const launcher = spawn(process.execPath, ["bin/start.mjs"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: databaseUrl,
      SPANDREL_URL: "",
      SPANDREL_DATA_DIR: dataDir,
      SPANDREL_DEMO: "0",
      SPANDREL_SIGNUP: "first",
      SPANDREL_INIT_EMAIL: "",
      SPANDREL_INIT_PASSWORD: "",
      SPANDREL_INIT_ORGANIZATION: "",
      SPANDREL_INIT_API_KEY: apiKey,
    },
  });
  let text = "";
  launcher.stdout.on("data", (chunk: Buffer) => (text += chunk));
  launcher.stderr.on("data", (chunk: Buffer) => (text += chunk));
  while (launcher.exitCode === null && !text.includes("Ctrl-C stops")) await sleep(25);
  const url = /Spandrel is at (\S+)/.exec(text)?.[1];
  if (!url) throw new Error(`It did not start:\n${text}`);
  return { url, apiKey, said: () => text, stop: () => stop(launcher) };
}

/** The address of the bundled PostgreSQL of a data folder. */
export async function databaseOf(dataDir: string): Promise<string> {
  const { port, password } = JSON.parse(await readFile(join(dataDir, "postgres.json"), "utf8"));
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/spandrel`;
}

/** The process of an installation's web server, or of its PostgreSQL. */
export async function pidOf(dataDir: string, of: "web server" | "database"): Promise<number> {
  if (of === "web server") return JSON.parse(await readFile(join(dataDir, "server.json"), "utf8")).pid;
  return Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
}

/** One more web server on a database, without a launcher: whoever kills it starts it again. */
export class BareServer {
  private constructor(
    readonly url: string,
    private readonly port: number,
    private readonly databaseUrl: string,
  ) {}
  private child: ChildProcess | null = null;

  static async start(databaseUrl: string): Promise<BareServer> {
    const port = await freePort();
    const server = new BareServer(`http://127.0.0.1:${port}`, port, databaseUrl);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    this.child = spawn(
      process.execPath,
      ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", String(this.port)],
      {
        stdio: "ignore",
        env: {
          ...process.env,
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
          DATABASE_URL: this.databaseUrl,
          SPANDREL_SECRET: "of a server that nobody signs in to",
        },
      },
    );
    await untilHealthy(this.url);
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}

export async function untilHealthy(url: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      const answer = await fetch(`${url}/api/health-check/`, { signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch {
      // It does not listen yet, or again.
    }
    if (Date.now() > deadline) throw new Error(`${url} does not answer.`);
    await sleep(25);
  }
}

/** `npm run spandrel -- reconcile` for an installation: its exit code and what it says. */
export function reconcile(dataDir: string): Promise<{ exitCode: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: "", SPANDREL_DATA_DIR: dataDir };
  return new Promise((resolve) => {
    execFile(process.execPath, ["bin/spandrel.mjs", "reconcile"], { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code ?? 1) : 0, said: stdout + stderr });
    });
  });
}

async function stop(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return;
  launcher.kill("SIGTERM");
  await once(launcher, "exit");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("No port.");
  return address.port;
}
