import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../embedded";
import { migrate } from "../migrate";

declare module "vitest" {
  interface ProvidedContext {
    testServer: { url: string; template: string };
  }
}

/** One PostgreSQL for the run (`TEST_DATABASE_URL`, else the bundled one) with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const folder = given ? null : await mkdtemp(join(tmpdir(), "spandrel-test-"));
  const server = folder ? await startEmbedded({ dataDir: folder, durable: false }) : null;
  const url = given ?? server?.url ?? "";
  const template = `template_${randomBytes(6).toString("hex")}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${template}`);
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
  project.provide("testServer", { url, template });
  return async () => {
    await admin.unsafe(`drop database ${template} with (force)`);
    await admin.end();
    await server?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
}
