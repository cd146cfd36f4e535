import { execFile } from "node:child_process";
import { readdir, readFile, readlink, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

export type Postmaster = { pid: number; port: number; status: string };

/**
 * The live PostgreSQL server of a data folder, read from its postmaster.pid (line 1 the pid, 4 the port, 8 the
 * status). Null when there is no file, or it names a process that is gone or somebody else's.
 */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  let lines: string[];
  try {
    lines = (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  if (!(await isAlive(pid)) || !(await isServerOf(pid, data))) return null;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() || "starting" };
}

/**
 * Removes a postmaster.pid whose process is an unreaped zombie or a stranger that got the same number: PostgreSQL
 * itself would take either for a running server and refuse. Waits for the dead server's children, which may still
 * write. A file whose process is gone is left to PostgreSQL.
 */
export async function clearMistakenLock(data: string): Promise<void> {
  const lock = join(data, "postmaster.pid");
  let pid: number;
  try {
    pid = Number((await readFile(lock, "utf8")).split("\n")[0]);
    process.kill(pid, 0);
  } catch {
    return;
  }
  const deadline = Date.now() + 10_000;
  while (await hasServerProcess(data)) {
    if (Date.now() > deadline) return;
    await sleep(50);
  }
  await rm(lock, { force: true });
}

async function hasServerProcess(data: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  return (await Promise.all(pids.map((pid) => isServerOf(Number(pid), data)))).includes(true);
}

/** A zombie counts as gone: nobody may be there to reap it. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and is not ours.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  try {
    const text = await readFile(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2, text.lastIndexOf(")") + 3) !== "Z";
  } catch {
    return true;
  }
}

/** The server's working directory is its data folder; where /proc does not tell, its command line names it. */
async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (process.platform === "linux") {
    try {
      return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(data));
    } catch {
      return false;
    }
  }
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]);
    return stdout.includes("postgres") && stdout.includes(data);
  } catch {
    return false;
  }
}
