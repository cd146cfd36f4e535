import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../root.mjs";
import { readHolder, takeLock } from "./lock";
import { PlainError } from "./plain-error";

const folders = ["app", "components", "db", "lib", "public"];
const files = ["next.config.ts", "proxy.ts", "instrumentation.ts", "package-lock.json", "tsconfig.json"];
const markerPath = join(root, ".next", "spandrel-build.json");

/**
 * Builds unless `.next` holds a build of exactly these sources. Two at once take turns, and the second finds the
 * first one's work done.
 *
 * @param onStart called when there is something to do, with a function that ends it
 */
export async function ensureBuild(onStart?: (abort: () => void) => void): Promise<"current" | "built"> {
  const sources = await hashSources();
  if (await isCurrent(sources)) return "current";
  await mkdir(join(root, ".next"), { recursive: true });
  const lockPath = join(root, ".next", "spandrel-build.lock");
  for (;;) {
    const lock = await takeLock(lockPath);
    if (!("release" in lock)) {
      while (await readHolder(lockPath)) await sleep(250);
      continue;
    }
    try {
      if (await isCurrent(sources)) return "current";
      await rm(markerPath, { force: true });
      await build(onStart);
      await writeFile(markerPath, JSON.stringify({ sources }));
      return "built";
    } finally {
      await lock.release();
    }
  }
}

async function isCurrent(sources: string): Promise<boolean> {
  try {
    await readFile(join(root, ".next", "BUILD_ID"));
    const marker: unknown = JSON.parse(await readFile(markerPath, "utf8"));
    return typeof marker === "object" && marker !== null && "sources" in marker && marker.sources === sources;
  } catch {
    return false;
  }
}

/** Content, not times: a fresh checkout of the same commit needs no new build. */
async function hashSources(): Promise<string> {
  const hash = createHash("sha256").update(process.versions.node);
  const paths = [...(await Promise.all(folders.map((folder) => list(join(root, folder))))).flat()];
  paths.push(...files.map((file) => join(root, file)));
  for (const path of paths.sort()) {
    if (/\.test\.tsx?$/.test(path)) continue;
    try {
      hash.update(`\0${relative(root, path)}\0`).update(await readFile(path));
    } catch {
      hash.update("absent");
    }
  }
  return hash.digest("hex");
}

async function list(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  } catch {
    return [];
  }
}

async function build(onStart?: (abort: () => void) => void): Promise<void> {
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  onStart?.(() => child.kill("SIGTERM"));
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new PlainError(`The build failed:\n${output.trim()}`);
}
