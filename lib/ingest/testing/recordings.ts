import { readFileSync } from "node:fs";

/** One recorded request of a real client: its headers and the very bytes of its body. */
export type Recording = { url: string; headers: Record<string, string>; bytes: Buffer; json: unknown };

/** @param name file name in `fixtures/clients` without `.json` */
export function recording(name: string): Recording {
  const file = new URL(`../../../fixtures/clients/${name}.json`, import.meta.url);
  // Our own fixtures, described in their README: JSON bodies as they are, anything else as base64.
  const { url, headers, body } = JSON.parse(readFileSync(file, "utf8")) as {
    url: string;
    headers: Record<string, string>;
    body: { base64?: string };
  };
  const bytes =
    typeof body.base64 === "string" ? Buffer.from(body.base64, "base64") : Buffer.from(JSON.stringify(body));
  return { url, headers, bytes, json: body };
}
