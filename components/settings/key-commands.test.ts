import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { commandsFor } from "./key-commands";

it("a command for each thing the key opens, and none for what it does not", () => {
  const names = (...scopes: ("ingest" | "read" | "write")[]) =>
    commandsFor("http://localhost:3000", { plainKey: "k", scopes }).map(({ name }) => name);
  expect(names("ingest", "read", "write")).toEqual(["Send a span", "List spans"]);
  expect(names("read")).toEqual(["List spans"]);
  expect(names("write")).toEqual([]);
});

it("a shell reads any key back as it is", () => {
  const plainKey = `it's-"quoted"-$HOME-\`id\`-\\n`;
  const [command] = commandsFor("http://localhost:3000", { plainKey, scopes: ["ingest"] });
  const printed = execFileSync("sh", ["-c", `curl() { printf '%s\\n' "$@"; }\n${command?.text}`]).toString();
  expect(printed.split("\n")).toEqual([
    "-X",
    "POST",
    "http://localhost:3000/api/request-logs/",
    "-H",
    `Authorization: Bearer ${plainKey}`,
    "-H",
    "Content-Type: application/json",
    "-d",
    '{"model":"gpt-4o-mini","input":"ping","output":"pong"}',
    "",
  ]);
});
