#!/usr/bin/env node
import { loadDotenv } from "./dotenv.mjs";
import { install } from "./install.mjs";
import { requireNode } from "./node-version.mjs";
import { runTypeScript } from "./run-typescript.mjs";

requireNode();
loadDotenv();
await install();
process.exit(await runTypeScript("bench/main.ts", process.argv.slice(2)).ended);
