import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./root.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a TypeScript program of ours with our input and output, hands it the signals we get, and answers its exit
 * code. `react-server` is the condition under which `server-only` modules may be imported.
 *
 * @param {string} file relative to the root
 * @param {string[]} args
 */
export function runTypeScript(file, args) {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", file, ...args], {
    cwd: root,
    // The channel tells the program when we are gone, even by kill -9.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  const ended = new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
  return { child, ended };
}
