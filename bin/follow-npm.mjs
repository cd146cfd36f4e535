import { readFileSync } from "node:fs";

/**
 * Calls `onGone` when the npm that started us is gone without telling us. npm hands SIGTERM to the shell between us,
 * which dies of it and passes nothing on; killed by force, npm leaves that shell behind.
 *
 * @param {() => void} onGone
 */
export function followNpm(onGone) {
  if (!process.env.npm_execpath) return;
  const shell = process.ppid;
  const npm = findNpm();
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === null || isNpm(npm))) return;
    clearInterval(timer);
    onGone();
  }, 100);
  timer.unref();
}

function findNpm() {
  let pid = process.ppid;
  for (let level = 0; level < 3 && pid > 1; level++) {
    if (isNpm(pid)) return pid;
    pid = parentOf(pid);
  }
  return null;
}

/** Where there is no /proc the shell alone is watched. */
function isNpm(pid) {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return /\b(npm|pnpm|yarn)\b/.test(words.slice(0, 2).join(" "));
  } catch {
    return false;
  }
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
