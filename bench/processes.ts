import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** CPU time a process has used since its start, and the memory it holds now. */
export type Usage = { cpuSeconds: number; memoryBytes: number };

/** `USER_HZ` and the page size of every Linux we know of. */
const ticksPerSecond = 100;
const pageBytes = 4096;

type Process = { parent: number; own: number; waitedFor: number; memoryBytes: number };

/** Null when there is no such process. */
export async function usageOf(pid: number): Promise<Usage | null> {
  const found = (await processes([pid])).get(pid);
  return found ? { cpuSeconds: found.own, memoryBytes: found.memoryBytes } : null;
}

/** CPU seconds of a process and its children, the living and those that ended; null when there is none. */
export async function cpuOfFamily(pid: number): Promise<number | null> {
  const all = await processes(null);
  const head = all.get(pid);
  if (!head) return null;
  const children = [...all.values()].filter((one) => one.parent === pid);
  return children.reduce((sum, child) => sum + child.own, head.own + head.waitedFor);
}

/** @param pids null for all */
async function processes(pids: readonly number[] | null): Promise<Map<number, Process>> {
  if (process.platform !== "linux") return fromPs(pids);
  const wanted = pids ?? (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = new Map<number, Process>();
  for (const pid of wanted) {
    let stat: string;
    try {
      stat = await readFile(`/proc/${pid}/stat`, "utf8");
    } catch {
      continue;
    }
    // The name in brackets may hold anything. Fields are those of proc(5), counted from the state on.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const number = (i: number) => Number(fields[i] ?? 0);
    found.set(pid, {
      parent: number(1),
      own: (number(11) + number(12)) / ticksPerSecond,
      waitedFor: (number(13) + number(14)) / ticksPerSecond,
      memoryBytes: number(21) * pageBytes,
    });
  }
  return found;
}

/** What every Unix can tell; children that ended are not counted here. */
async function fromPs(pids: readonly number[] | null): Promise<Map<number, Process>> {
  const which = pids ? ["-p", pids.join(",")] : ["-A"];
  const { stdout } = await promisify(execFile)("ps", [...which, "-o", "pid=,ppid=,rss=,time="]).catch(() => ({
    stdout: "",
  }));
  const found = new Map<number, Process>();
  for (const line of stdout.trim().split("\n")) {
    const [pid, parent, kilobytes, time] = line.trim().split(/\s+/);
    if (!pid || !parent || !kilobytes || !time) continue;
    const own = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
    found.set(Number(pid), {
      parent: Number(parent),
      own,
      waitedFor: 0,
      memoryBytes: Number(kilobytes) * 1024,
    });
  }
  return found;
}
