import type { Demo } from "@/lib/setup/demo";
import type { OwnOrganization } from "@/lib/setup/organization";

export type Banner = {
  url: string;
  own: OwnOrganization | null;
  demo: Demo | null;
  /** The account `SPANDREL_INIT_EMAIL` names. */
  initEmail: string | null;
  /** The key is the operator's own (`SPANDREL_INIT_API_KEY`) and can be shown at every start. */
  isKeyGiven: boolean;
};

const newKey = "npm run -s spandrel -- key create --environment prod --name NAME";

/** What a person needs once the server answers: where, how to sign in, a key, and a command that works. */
export function bannerLines(banner: Banner): string[] {
  const { url, own, demo, initEmail, isKeyGiven } = banner;
  const lines = ["", `  Spandrel is at ${url}`, ""];
  const entry = (label: string, text: string) => lines.push(`  ${label.padEnd(10)} ${text}`);
  if (initEmail) {
    entry("Sign in", `${url}/sign-in as ${initEmail} with the password of SPANDREL_INIT_PASSWORD`);
  } else if (own?.isUnclaimed) {
    entry("Sign up", `${url}/sign-up: the first account owns "${own.name}"`);
  } else {
    entry("Sign in", `${url}/sign-in`);
  }
  if (demo?.password) entry("Demo", `${demo.email}, password ${demo.password} (shown this once)`);
  else if (demo) entry("Demo", `${demo.email} (its password was shown at the first start)`);
  const plainKey = own?.key?.plainKey;
  if (plainKey) {
    entry("API key", `${plainKey} (production: ingest, read, write${isKeyGiven ? "" : "; shown this once"})`);
  } else {
    if (own?.key) entry("API key", `begins with ${own.key.prefix}`);
    entry(own?.key ? "" : "API key", `make another: ${newKey}`);
  }
  for (const warning of own?.warnings ?? []) entry("Warning", warning);
  lines.push(
    "",
    "  Send a span, then look at it in Logs:",
    "",
    ...curlLines(url, plainKey ?? "$SPANDREL_API_KEY"),
  );
  lines.push("", "  Ctrl-C stops everything.", "");
  return lines;
}

function curlLines(url: string, key: string): string[] {
  const span = {
    model: "gpt-4o-mini",
    prompt_messages: [{ role: "user", content: "What is a spandrel?" }],
    completion_message: { role: "assistant", content: "The space between an arch and its frame." },
    prompt_tokens: 13,
    completion_tokens: 11,
    latency: 0.8,
    customer_identifier: "ada",
  };
  return [
    `  curl -sS ${url}/api/request-logs/ \\`,
    `    -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" \\`,
    `    -d '${JSON.stringify(span)}'`,
  ];
}
