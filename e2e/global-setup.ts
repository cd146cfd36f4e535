import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "./database";
import { installation } from "./installation";

const startTimeoutMs = 240_000;

/**
 * Starts the real product with `bin/start.mjs`: a data folder of its own, demo data, an account and a key. With
 * `TEST_DATABASE_URL` it gets a fresh database there instead of the bundled PostgreSQL. Tests find its address in
 * `SPANDREL_E2E_URL`.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "spandrel-e2e-"));
  const server = process.env.TEST_DATABASE_URL;
  const database = server ? await createDatabase(server) : null;
  const launcher = spawn(process.execPath, ["bin/start.mjs"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: database?.url ?? "",
      SPANDREL_DATA_DIR: dataDir,
      SPANDREL_DEMO: "1",
      SPANDREL_URL: "",
      SPANDREL_SIGNUP: "first",
      SPANDREL_INIT_EMAIL: installation.email,
      SPANDREL_INIT_PASSWORD: installation.password,
      SPANDREL_INIT_ORGANIZATION: installation.organization,
      SPANDREL_INIT_API_KEY: installation.apiKey,
    },
  });
  const stop = async () => {
    if (launcher.exitCode === null) {
      launcher.kill("SIGTERM");
      await once(launcher, "exit");
    }
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    Object.assign(process.env, await untilBanner(launcher));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** The banner says where it is and, at this first start, the password of the demo account. */
async function untilBanner(
  launcher: ChildProcess,
): Promise<{ SPANDREL_E2E_URL: string; SPANDREL_E2E_DEMO_PASSWORD: string }> {
  let output = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No banner in time:\n${output}`)), startTimeoutMs);
    launcher.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
    launcher.stdout?.on("data", (chunk: Buffer) => {
      output += chunk;
      if (!output.includes("Ctrl-C stops")) return;
      clearTimeout(timer);
      launcher.removeAllListeners("exit");
      const url = /Spandrel is at (\S+)/.exec(output)?.[1];
      const password = /^ +Demo +\S+, password (\S+)/m.exec(output)?.[1];
      if (url && password) resolve({ SPANDREL_E2E_URL: url, SPANDREL_E2E_DEMO_PASSWORD: password });
      else reject(new Error(`The banner lacks the address or the demo password:\n${output}`));
    });
  });
}
