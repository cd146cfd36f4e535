import { isRecord } from "@/lib/is-record";
/** What stands where a credential was. */
export const scrubbed = "[scrubbed]";

/** Names of credentials, without regard to case, dashes and underscores. */
const secretNames = new Set([
  "authorization",
  "proxyauthorization",
  "apikey",
  "xapikey",
  "xgoogapikey",
  "openaiapikey",
  "anthropicapikey",
  "ocpapimsubscriptionkey",
  "accesstoken",
  "refreshtoken",
  "idtoken",
  "sessiontoken",
  "awssessiontoken",
  "awsaccesskeyid",
  "awssecretaccesskey",
  "secretaccesskey",
  "secretkey",
  "clientsecret",
  "privatekey",
  "password",
  "cookie",
  "setcookie",
]);
/** Objects of nothing but credentials. */
const secretObjects = new Set(["credentials", "customercredentials", "credentialoverride"]);

/** A header's value that gives itself away; short of digits it may be words. */
const bearer = /^(Bearer|Basic|Api-Key)\s+(?=\S*\d)\S{8,}$/i;
const inAddress = /([?&](?:api[_-]?key|key|access[_-]?token|token|sig|signature)=)[^&#\s"']+/gi;
/** A header or field written inside a longer text: `x-api-key: …`, `"api_key": "…"`. */
const inText =
  /((?:authorization|x-api-key|x-goog-api-key|api[_-]?key)\\?["']?\s{0,8}[:=]\s{0,8}\\?["']?(?:(?:Bearer|Basic)\s)?)(?!\[scrubbed\])[^\s"',;}\\]+/gi;

/**
 * A raw request or response without credentials: the values under names such as `authorization`, `api_key` and
 * `x-api-key` at any depth, also in lists of header pairs, in JSON text and in addresses. Everything else stays as it
 * was sent. Source: docs/rules.md, "Field names".
 */
export function scrub(value: unknown): unknown {
  if (typeof value === "string") return scrubText(value);
  if (Array.isArray(value)) return scrubList(value);
  return isRecord(value) ? scrubRecord(value) : value;
}

function scrubText(text: string): string {
  return text
    .replace(bearer, `$1 ${scrubbed}`)
    .replace(inAddress, `$1${scrubbed}`)
    .replace(inText, `$1${scrubbed}`);
}

function scrubList(list: readonly unknown[]): unknown[] {
  const [name, value] = list;
  // Headers as pairs: ["Authorization", "…"].
  if (list.length === 2 && typeof name === "string" && typeof value === "string" && isSecret(name)) {
    return [name, scrubbed];
  }
  return list.map(scrub);
}

function scrubRecord(record: Record<string, unknown>): Record<string, unknown> {
  // Headers as entries: {"name": "Authorization", "value": "…"}.
  const named = [record.name, record.key].some((name) => typeof name === "string" && isSecret(name));
  const entries = Object.entries(record).map(([name, value]): [string, unknown] => {
    const isValue = isSecret(name) || (named && name === "value");
    if (isValue && isScalar(value)) return [name, scrubbed];
    if (isValue && Array.isArray(value))
      return [name, value.map((one) => (isScalar(one) ? scrubbed : scrub(one)))];
    return [name, secretObjects.has(plain(name)) ? scrubAll(value) : scrub(value)];
  });
  return Object.fromEntries(entries);
}

function scrubAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(scrubAll);
  if (!isRecord(value)) return isScalar(value) ? scrubbed : value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, scrubAll(inner)]));
}

function isSecret(name: string): boolean {
  return secretNames.has(plain(name));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, "");
}

function isScalar(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
