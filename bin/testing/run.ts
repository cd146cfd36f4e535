import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../root.mjs";

/** Programs under way, so that a signal ends them too. */
const running = new Set<ChildProcess>();

/** Runs one of the installed tools with our input and output; answers its exit code. */
export function runTool(tool: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return run(process.execPath, [join(root, "node_modules", tool), ...args], env);
}

export function run(program: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  running.add(child);
  return new Promise<number>((resolve) => {
    child.on("error", (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  }).finally(() => running.delete(child));
}

export function stopRunning(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal);
}
