import { type ChildProcess, execFile, type SpawnOptions, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** As whom PostgreSQL runs, and how a program is started as that user. `owner` is null when it is ourselves. */
export type Runner = {
  owner: { uid: number; gid: number } | null;
  spawn: (program: string, args: string[], options: SpawnOptions) => ChildProcess;
};

/**
 * PostgreSQL refuses to run as root. For everybody else it runs as they are; for root as the owner of the existing
 * data, or the system user `postgres`. That user may be unable to enter the folder (a clone under /root): then it
 * keeps the one capability of root that lets it pass.
 *
 * @param folders that the user must be able to enter: the one of the programs and the one of the data
 */
export async function chooseRunner(data: string, folders: string[]): Promise<Runner> {
  if (process.getuid?.() !== 0) return { owner: null, spawn };
  const owner = (await ownerOf(data)) ?? (await systemUser());
  const asOwner: Runner = {
    owner,
    spawn: (program, args, options) => spawn(program, args, { ...options, ...owner }),
  };
  if (await canEnter(asOwner, folders)) return asOwner;
  const capability = [
    "--securebits=+no_setuid_fixup",
    "--inh-caps=-all,+dac_override",
    "--ambient-caps=-all,+dac_override",
  ];
  const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", ...capability];
  const withPassage: Runner = {
    owner,
    spawn: (program, args, options) => spawn("setpriv", [...identity, "--", program, ...args], options),
  };
  if (await canEnter(withPassage, folders)) return withPassage;
  throw new Error(
    `You are root, and PostgreSQL must run as another user (uid ${owner.uid}), who cannot enter ${folders.join(" or ")}. ` +
      "Move the clone to a folder everybody can enter (for example /opt), start it as an ordinary user, or set DATABASE_URL.",
  );
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(path);
    return uid === 0 ? null : { uid, gid };
  } catch {
    return null;
  }
}

async function systemUser(): Promise<{ uid: number; gid: number }> {
  const existing = await lookUp("postgres");
  if (existing) return existing;
  try {
    await run("groupadd", ["--system", "postgres"]);
    await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
  } catch {
    // Some systems have no useradd; the next line decides.
  }
  const user = (await lookUp("postgres")) ?? (await lookUp("nobody"));
  if (user) return user;
  throw new Error(
    "You are root, PostgreSQL refuses to run as root, and no user `postgres` could be made. Start as an ordinary user, or set DATABASE_URL.",
  );
}

async function lookUp(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function canEnter(runner: Runner, folders: string[]): Promise<boolean> {
  const script = 'for folder in "$@"; do cd "$folder" || exit 1; done';
  const child = runner.spawn("/bin/sh", ["-c", script, "sh", ...folders], { stdio: "ignore", cwd: "/" });
  return new Promise((resolve) => {
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}
