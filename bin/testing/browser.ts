import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { run, runTool } from "./run";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A browser that starts here: the one given (`SPANDREL_CHROMIUM`), Playwright's own, one of the system; else
 * Playwright's is downloaded, or Debian's installed. Null when there is no way to one.
 */
export async function findBrowser(): Promise<string | null> {
  const given = process.env.SPANDREL_CHROMIUM;
  if (given) return given;
  const there = await firstWorking([await playwrightPath(), ...(await onPath())]);
  if (there) return there;
  console.log("No browser is installed; getting Playwright's own.");
  await runTool("@playwright/test/cli.js", ["install", "chromium"]);
  const downloaded = await firstWorking([await playwrightPath()]);
  if (downloaded) return downloaded;
  if (process.platform === "linux" && process.getuid?.() === 0) {
    console.log("That browser does not run here; installing the system's with apt-get.");
    const quiet = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-qq"], quiet);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet);
    return firstWorking(await onPath());
  }
  return null;
}

async function playwrightPath(): Promise<string> {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

async function onPath(): Promise<string[]> {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** A browser may be there and lack a library it needs, so each candidate is asked for its version. */
async function firstWorking(paths: string[]): Promise<string | null> {
  for (const path of paths) {
    try {
      await access(path, constants.X_OK);
      await promisify(execFile)(path, ["--version"], { timeout: 30_000 });
      return path;
    } catch {
      // The next one may do.
    }
  }
  return null;
}
