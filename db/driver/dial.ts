import { once } from "node:events";
import { isIP, Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** Where the server is. `path` is a Unix socket and beats host and port. */
export type Address = { host: string; port: number; path: string | null };

/** `require` encrypts without asking who the server is, as PostgreSQL's clients do; `verify` asks. */
export type Encryption = "none" | "prefer" | "require" | "verify";

const requests: Readonly<Record<string, Encryption>> = {
  allow: "prefer",
  prefer: "prefer",
  require: "require",
  "no-verify": "require",
  true: "require",
  "verify-ca": "verify",
  "verify-full": "verify",
};

/** What a database URL asks for by `sslmode` or `ssl`, else `PGSSL`. */
export function encryptionOf(url: string): Encryption {
  const { searchParams } = new URL(url);
  if (searchParams.get("sslrootcert") === "system") return "verify";
  const asked = searchParams.get("sslmode") ?? searchParams.get("ssl") ?? process.env.PGSSL ?? "";
  return requests[asked] ?? "none";
}

/** Length 8, code 80877103. Source: PostgreSQL, "SSL Session Encryption". */
const sslRequest = Buffer.from("0000000804d2162f", "hex");

/**
 * Starts a connection. `raw` is there at once, so that it can be ended; `ready` is what to speak over, encrypted as
 * asked.
 * @throws through `ready`
 */
export function dial({ host, port, path }: Address, encryption: Encryption) {
  const raw = new Socket();
  // Told by `ready`, or by the end of what was encrypted over it.
  raw.on("error", () => {});
  if (path) raw.connect(path);
  else raw.connect(port, host);
  const open = async (): Promise<Socket> => {
    await once(raw, "connect");
    if (encryption === "none" || path) return raw;
    raw.write(sslRequest);
    const [answer]: Buffer[] = await once(raw, "data");
    if (answer?.[0] !== 0x53) {
      if (encryption === "prefer") return raw;
      throw new Error(
        `The database at ${host}:${port} does not offer the encryption that DATABASE_URL asks for.`,
      );
    }
    const secure = connectTls({
      socket: raw,
      rejectUnauthorized: encryption === "verify",
      ...(isIP(host) ? {} : { servername: host }),
    });
    await once(secure, "secureConnect");
    return secure;
  };
  return { raw, ready: open() };
}
