import { parseArgs } from "node:util";
import { connection } from "@/db";
import { listOrganizations } from "@/lib/organizations/queries";
import type { Organization } from "@/lib/organizations/types";
import { rebuildRollups } from "@/lib/rollups/rebuild";
import { type Check, type Difference, reconcileRollups, type Value } from "@/lib/rollups/reconcile";
import { PlainError } from "../launch/plain-error";
import { withDatabase } from "./database";

/** What was found in one organization, and what is left of it after a rebuild. */
type Report = { organization: string; checks: Check[]; afterRebuild: Check[] | null };

/** `reconcile`: answers the report; the exit code is 1 when rollups and spans differ in the end. */
export async function reconcileCommand(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      organization: { type: "string" },
      rebuild: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  return withDatabase(async () => {
    const reports: Report[] = [];
    for (const organization of await organizationsNamed(values.organization)) {
      reports.push(await reconcile(organization, values.rebuild));
    }
    const clean = reports.every(({ checks, afterRebuild }) => isClean(afterRebuild ?? checks));
    if (!clean) process.exitCode = 1;
    if (values.json) return `${JSON.stringify({ clean, organizations: reports }, null, 2)}\n`;
    return reports.length > 0 ? reports.map(textOf).join("\n") : "There is no organization yet.\n";
  });
}

async function organizationsNamed(name: string | undefined): Promise<Organization[]> {
  const all = await listOrganizations();
  const fitting = all.filter((organization) => name === undefined || organization.name === name);
  if (name !== undefined && fitting.length === 0) {
    const names = all.map((organization) => `"${organization.name}"`).join(", ");
    throw new PlainError(`There is no organization "${name}". There are: ${names || "none"}.`);
  }
  return fitting;
}

async function reconcile({ id, name }: Organization, mayRebuild: boolean): Promise<Report> {
  const { sql } = connection();
  // It may take minutes; standard output is for the report.
  console.error(`Checking "${name}" …`);
  const checks = await reconcileRollups(sql, id);
  if (!mayRebuild || isClean(checks)) return { organization: name, checks, afterRebuild: null };
  console.error(`Rebuilding "${name}"; spans that arrive meanwhile wait …`);
  await rebuildRollups(sql, id);
  return { organization: name, checks, afterRebuild: await reconcileRollups(sql, id) };
}

function isClean(checks: readonly Check[]): boolean {
  return checks.every(({ differing }) => differing === 0);
}

function textOf({ organization, checks, afterRebuild }: Report): string {
  const lines = [`Organization "${organization}"`, ...checks.flatMap(linesOf)];
  if (afterRebuild) lines.push("After the rebuild", ...afterRebuild.flatMap(linesOf));
  const last = afterRebuild ?? checks;
  if (last.some(({ name, differing }) => name === "contents" && differing > 0)) {
    lines.push("  Contents are no rollup: a rebuild cannot make anew what a span carried.");
  }
  return `${lines.join("\n")}\n`;
}

const labels: Record<Check["name"], string> = {
  traces: "traces",
  threads: "threads",
  customers: "customers",
  customerDays: "customer days",
  usageHours: "usage by hour",
  usageDays: "usage by day",
  heirs: "inherited identity",
  contents: "contents",
};

function linesOf({ name, checked, differing, examples }: Check): string[] {
  const count = (n: number) => n.toLocaleString("en-US");
  const head = `  ${labels[name].padEnd(20)}${count(checked).padStart(12)} rows checked, ${count(differing)} differing`;
  const more = differing - examples.length;
  return [head, ...examples.map(lineOf), ...(more > 0 ? [`      and ${count(more)} more`] : [])];
}

function lineOf({ kind, key, fields }: Difference): string {
  const row = Object.entries(key).map(([name, value]) => `${name}=${shown(value)}`);
  const values = Object.entries(fields).map(
    ([field, { stored, true: truth }]) => `${field}: stored ${shown(stored)}, true ${shown(truth)}`,
  );
  return `      ${kind} ${row.join(" ")}${values.length > 0 ? ` (${values.join("; ")})` : ""}`;
}

function shown(value: Value): string {
  return value === null ? "none" : typeof value === "string" ? JSON.stringify(value) : String(value);
}
