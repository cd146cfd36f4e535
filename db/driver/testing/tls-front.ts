import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TLSSocket } from "node:tls";

/** A certificate of its own making for 127.0.0.1; null without the openssl program. */
export function selfSigned(): { key: Buffer; cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), "spandrel-tls-"));
  const [key, cert] = [join(folder, "key"), join(folder, "cert")];
  try {
    const subject = ["-subj", "/CN=127.0.0.1", "-days", "2"];
    const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, ...subject];
    execFileSync("openssl", args, { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server that speaks PostgreSQL's way into TLS and hands what comes out of it to the server at `port`. */
export async function startTlsFront(port: number, credentials: { key: Buffer; cert: Buffer }) {
  const server = createServer(async (raw) => {
    raw.on("error", () => {});
    await once(raw, "data");
    raw.write("S");
    const secure = new TLSSocket(raw, { isServer: true, ...credentials });
    const behind = connect(port, "127.0.0.1");
    for (const socket of [secure, behind]) {
      socket.on("error", () => {});
      socket.on("close", () => {
        raw.destroy();
        behind.destroy();
      });
    }
    secure.pipe(behind).pipe(secure);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // It listens on a port, not on a path.
  const address = server.address() as AddressInfo;
  return { port: address.port, stop: () => server.close() };
}
