import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

// An installation of its own that nobody owns yet, killed and started again.
test.describe.configure({ mode: "serial" });

let dataDir: string;
let current: ChildProcess | null = null;

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "spandrel-restart-"));
});

test.afterAll(async () => {
  if (current) await stop(current, "SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

async function start(port = "0"): Promise<{ url: string; text: string; port: string }> {
  const launcher = spawn(process.execPath, ["bin/start.mjs"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: port,
      DATABASE_URL: "",
      SPANDREL_DATA_DIR: dataDir,
      SPANDREL_DEMO: "0",
      SPANDREL_SIGNUP: "first",
      SPANDREL_INIT_EMAIL: "",
      SPANDREL_INIT_PASSWORD: "",
      SPANDREL_INIT_ORGANIZATION: "",
      SPANDREL_INIT_API_KEY: "",
    },
  });
  let text = "";
  launcher.stdout.on("data", (chunk: Buffer) => (text += chunk));
  launcher.stderr.on("data", (chunk: Buffer) => (text += chunk));
  while (launcher.exitCode === null && !text.includes("Ctrl-C stops")) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const url = /Spandrel is at (\S+)/.exec(text)?.[1] ?? "";
  if (url) current = launcher;
  return { url, text, port: new URL(url || "http://x:0").port };
}

async function stop(launcher: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return launcher.exitCode;
  launcher.kill(signal);
  await once(launcher, "exit");
  return launcher.exitCode;
}

async function stopCurrent(signal: NodeJS.Signals): Promise<number | null> {
  if (!current) throw new Error("nothing runs");
  return stop(current, signal);
}

async function pidOf(file: string): Promise<number> {
  const text = await readFile(join(dataDir, file), "utf8");
  return file.endsWith(".pid") ? Number(text.split("\n")[0]) : JSON.parse(text).pid;
}

async function untilGone(pid: number): Promise<void> {
  await expect
    .poll(async () => {
      try {
        const stat = await readFile(`/proc/${pid}/stat`, "utf8");
        return stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3) === "Z";
      } catch {
        return true;
      }
    })
    .toBe(true);
}

const healthy = '200 {"message":"ok"}';

/** What the health door answers, or why it does not: Node may first try a connection it kept to the killed server. */
async function healthOf(url: string): Promise<string> {
  try {
    const answer = await fetch(`${url}/api/health-check/`);
    return `${answer.status} ${await answer.text()}`;
  } catch (error) {
    return String(error instanceof Error ? (error.cause ?? error) : error);
  }
}

let first: Awaited<ReturnType<typeof start>>;

test("the first start shows a key that works, and Ctrl-C leaves nothing running", async () => {
  first = await start();
  const key = /API key +(\S+) \(production/.exec(first.text)?.[1];
  const answer = await fetch(`${first.url}/api/request-logs/`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-4o-mini", input: "a", output: "b" }),
  });
  expect(answer.ok, await answer.text()).toBe(true);
  const pids = [await pidOf("server.json"), await pidOf("postgres/postmaster.pid")];
  expect(await stopCurrent("SIGINT")).toBe(130);
  for (const pid of pids) await untilGone(pid);
});

test("the second start builds nothing and shows no key again; SIGTERM ends it well", async () => {
  const second = await start(first.port);
  expect(second.text).toMatch(/API key +begins with /);
  expect(second.text).toContain("Build is current");
  expect(await stopCurrent("SIGTERM")).toBe(0);
});

test("a second launcher for the same folder says where the first one is", async () => {
  const running = await start(first.port);
  const other = await start();
  expect(other.text).toContain(`already runs for ${dataDir} at ${running.url}`);
  await expect.poll(() => healthOf(running.url)).toBe(healthy);
});

test("the first to sign up owns what was sent before, and closes the door behind them", async ({ page }) => {
  await page.goto(`${first.url}/`);
  await expect(page.getByRole("heading", { name: "Create the first account" })).toBeVisible();
  await page.getByLabel("Your name").fill("Grace Hopper");
  await page.getByLabel("E-mail").fill("grace@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("textbox", { name: "Password" })).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("textbox", { name: "Password" }).fill("a moth in the relay");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/logs$/);
  await expect(page.getByRole("row").filter({ hasText: "gpt-4o-mini" })).toHaveCount(1);

  await page.context().clearCookies();
  await page.goto(`${first.url}/sign-up`);
  await expect(page.getByRole("heading", { name: "Sign-up is closed" })).toBeVisible();
});

test("a port held by somebody else is named", async () => {
  await stopCurrent("SIGTERM");
  const { createServer } = await import("node:http");
  const squatter = createServer().listen(Number(first.port), "127.0.0.1");
  await once(squatter, "listening");
  expect((await start(first.port)).text).toContain(
    `Port ${first.port} on 127.0.0.1 is taken by another program`,
  );
  squatter.close();
});

test("after kill -9 of the command everything ends by itself", async () => {
  await start(first.port);
  const pids = [await pidOf("server.json"), await pidOf("launcher.lock")];
  await stopCurrent("SIGKILL");
  for (const pid of pids) await untilGone(pid);
  expect((await start(first.port)).url).toBe(first.url);
});

test("after kill -9 of the launcher the web server ends and the next start takes over the database", async () => {
  const server = await pidOf("server.json");
  process.kill(await pidOf("launcher.lock"), "SIGKILL");
  await untilGone(server);
  const next = await start(first.port);
  expect(next.text).toContain("PostgreSQL was still running");
  await expect.poll(() => healthOf(next.url)).toBe(healthy);
});

test("an orphan that holds the port is stopped, and a killed database recovers", async () => {
  test.setTimeout(60_000);
  const server = await pidOf("server.json");
  // A stopped process notices nothing, so it keeps the port.
  process.kill(server, "SIGSTOP");
  process.kill(await pidOf("launcher.lock"), "SIGKILL");
  process.kill(await pidOf("postgres/postmaster.pid"), "SIGKILL");
  const next = await start(first.port);
  expect(next.text).toContain(`left behind (process ${server})`);
  await expect.poll(() => healthOf(next.url)).toBe(healthy);
  expect(await stopCurrent("SIGTERM")).toBe(0);
});
