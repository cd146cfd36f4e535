import { parseArgs } from "node:util";
import { type KeyScope, keyScopes, type Side, sides } from "@/db/enums";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/mutations";
import { listApiKeys } from "@/lib/api-keys/queries";
import { operatorScopes } from "@/lib/setup/first-key";
import { PlainError } from "../launch/plain-error";
import { withDatabase } from "./database";
import { scopeOfOrganization } from "./organization";

const nameLimit = 50;

/** `key create`, `key list`, `key revoke`: answers what goes to standard output. */
export async function keyCommand([verb, ...args]: string[]): Promise<string> {
  if (verb === "create") return create(args);
  if (verb === "list") return list(args);
  if (verb === "revoke") return revoke(args);
  throw new PlainError(`Say what to do: key create, key list or key revoke (got ${verb ?? "nothing"}).`);
}

async function create(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      environment: { type: "string" },
      name: { type: "string" },
      scopes: { type: "string" },
      organization: { type: "string" },
    },
  });
  const side = parseSide(values.environment);
  const name = values.name?.trim() ?? "";
  if (!name || name.length > nameLimit)
    throw new PlainError(`--name is needed, with at most ${nameLimit} characters.`);
  const scopes = values.scopes === undefined ? operatorScopes : parseScopes(values.scopes);
  return withDatabase(async () => {
    const scope = await scopeOfOrganization(values.organization);
    const key = await createApiKey(scope, { name, side, scopes });
    return `${key.plainKey}\n`;
  });
}

async function list(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { organization: { type: "string" } } });
  return withDatabase(async () => {
    const keys = await listApiKeys(await scopeOfOrganization(values.organization));
    const rows = keys.map((key) => [
      key.prefix,
      key.side,
      key.status,
      key.scopes.join(","),
      key.lastUsedAt ? `used ${key.lastUsedAt.slice(0, 16)}Z` : "never used",
      key.name,
    ]);
    return table([["PREFIX", "SIDE", "STATUS", "SCOPES", "LAST USED", "NAME"], ...rows]);
  });
}

async function revoke(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { organization: { type: "string" } },
  });
  const [prefix, ...more] = positionals;
  if (!prefix || more.length > 0) throw new PlainError("Say which: key revoke PREFIX (key list shows them).");
  return withDatabase(async () => {
    const scope = await scopeOfOrganization(values.organization);
    const matching = (await listApiKeys(scope)).filter(
      (key) => key.prefix === prefix && key.status !== "revoked",
    );
    const [key, ...others] = matching;
    if (!key) throw new PlainError(`No key that begins with ${prefix} is in use.`);
    if (others.length > 0)
      throw new PlainError(`${matching.length} keys begin with ${prefix}; revoke it in Settings.`);
    await revokeApiKey(scope, key.id);
    return `Revoked ${key.prefix} (${key.name}).\n`;
  });
}

function parseSide(text: string | undefined): Side {
  const side = sides.find((known) => known === text);
  if (side) return side;
  throw new PlainError(
    `--environment must be ${sides.join(" or ")}${text === undefined ? "" : `, not "${text}"`}.`,
  );
}

function parseScopes(text: string): KeyScope[] {
  return text.split(",").map((part) => {
    const scope = keyScopes.find((known) => known === part.trim());
    if (scope) return scope;
    throw new PlainError(
      `--scopes takes ${keyScopes.join(", ")}, separated by commas; not "${part.trim()}".`,
    );
  });
}

function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}
