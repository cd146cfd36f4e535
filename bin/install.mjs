import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * Installs what package-lock.json names unless node_modules holds exactly that already. Says so on standard error,
 * so that the output of a command stays its own.
 */
export async function install() {
  if (isInstalled()) return;
  const started = Date.now();
  process.stderr.write("  … Installing packages (npm ci)\n");
  // Development packages too: the build needs them, whatever NODE_ENV says.
  const code = await npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) {
    console.error("\nThe packages could not be installed. npm's own message is above.");
    process.exit(1);
  }
  process.stderr.write(`  ✓ Packages installed  ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** npm writes what it installed into a hidden lock file, last of all: an interrupted installation has none. */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const there = installed[path];
    return there
      ? there.version === entry.version && there.integrity === entry.integrity
      : entry.optional === true;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  } catch {
    return null;
  }
}

function npm(args) {
  const script = process.env.npm_execpath;
  const [program, first] = script?.endsWith("npm-cli.js") ? [process.execPath, [script]] : ["npm", []];
  const child = spawn(program, [...first, ...args], {
    cwd: root,
    stdio: ["ignore", process.stderr, process.stderr],
    shell: process.platform === "win32" && program === "npm",
  });
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
