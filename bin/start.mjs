#!/usr/bin/env node
import { loadDotenv } from "./dotenv.mjs";
import { followNpm } from "./follow-npm.mjs";
import { install } from "./install.mjs";
import { requireNode } from "./node-version.mjs";
import { runTypeScript } from "./run-typescript.mjs";

requireNode();
loadDotenv();
await install();
const { child, ended } = runTypeScript("bin/launch.ts", process.argv.slice(2));
followNpm(() => child.connected && child.disconnect());
process.exit(await ended);
