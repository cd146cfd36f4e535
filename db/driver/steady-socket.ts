import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { type Address, dial, type Encryption, encryptionOf } from "./dial";

/** How long the driver is kept from using a lost connection anew: its users are then all told. */
const quietMs = 100;

/**
 * The socket the driver (postgres.js 3.4.9) gets instead of a bare one, because it goes wrong when a connection is lost:
 * it writes to a socket it has forgotten, which throws where nobody can catch; what it had not sent yet garbles the next
 * connection, which then never opens; and, as others reported, statements of the lost transaction run on it, outside
 * of any transaction. (Its issues 1208, 1215 and 1216.)
 *
 * Therefore a loss is told as an error first, also for whatever is still written, and as the end only when all who
 * worked with the connection have heard of it.
 */
export class SteadySocket extends EventEmitter {
  readonly host: string;
  readonly port: number;
  private readonly raw: Socket;
  private inner: Socket | null = null;
  private backlog: Buffer[] = [];
  private state: "open" | "ending" | "lost" | "closed" = "open";

  constructor(address: Address, encryption: Encryption) {
    super();
    this.host = address.host;
    this.port = address.port;
    const { raw, ready } = dial(address, encryption);
    this.raw = raw;
    ready.then(
      (socket) => this.begin(socket),
      (error) => this.finish(error),
    );
    raw.once("close", () => this.inner || this.finish(null));
  }

  get readyState(): "open" | "closed" {
    return this.state === "open" || this.state === "ending" ? "open" : "closed";
  }

  write(bytes: Buffer, callback?: (error?: Error | null) => void): boolean {
    if (this.inner && this.state === "open") return this.inner.write(bytes, callback);
    if (this.state === "open") this.backlog.push(bytes);
    else if (this.state === "lost") setImmediate(() => this.complain(null));
    if (callback) setImmediate(callback);
    return true;
  }

  end(bytes: Buffer): void {
    this.state = "ending";
    if (this.inner) this.inner.end(bytes);
    else this.destroy();
  }

  destroy(): void {
    this.state = "ending";
    (this.inner ?? this.raw).destroy();
    if (!this.inner) this.finish(null);
  }

  setKeepAlive(enable: boolean, delayMs: number): void {
    this.raw.setKeepAlive(enable, delayMs);
  }

  pause(): void {
    this.inner?.pause();
  }

  resume(): void {
    this.inner?.resume();
  }

  private begin(socket: Socket): void {
    if (this.state !== "open") {
      socket.destroy();
      return;
    }
    this.inner = socket;
    let cause: Error | null = null;
    socket.on("error", (error) => {
      cause = error;
    });
    socket.on("close", () => this.finish(cause));
    socket.on("drain", () => this.emit("drain"));
    socket.on("data", (bytes: Buffer) => this.emit("data", bytes));
    for (const bytes of this.backlog) socket.write(bytes);
    this.backlog = [];
  }

  /** The connection is over, or never came to be. */
  private finish(cause: Error | null): void {
    if (this.state === "lost" || this.state === "closed") return;
    const isWanted = this.state === "ending";
    this.state = isWanted ? "closed" : "lost";
    if (!isWanted) this.complain(cause);
    this.closeIn(this.inner && !isWanted ? quietMs : 0);
  }

  /**
   * Tells the end. The driver writes in an immediate and forgets the socket when told: while one is pending, which may
   * be its own, the end waits.
   */
  private closeIn(delayMs: number): void {
    setTimeout(() => {
      if (process.getActiveResourcesInfo().includes("Immediate")) return this.closeIn(1);
      this.state = "closed";
      this.emit("close", false);
    }, delayMs);
  }

  private complain(cause: Error | null): void {
    if (this.listenerCount("error") === 0) return;
    const lost = new Error(`The connection to the database at ${this.host}:${this.port} was lost.`);
    this.emit("error", cause ?? Object.assign(lost, { code: "CONNECTION_CLOSED" }));
  }
}

/**
 * The driver's options for connections to this database that survive its loss.
 *
 * A lost database is found again within half a second of its return: the driver's own pause between attempts grows to
 * twenty seconds, counted over all connections of a pool, which every query then waits.
 */
export function steadyOptions(url: string) {
  const encryption = encryptionOf(url);
  let attempts = 0;
  return {
    backoff: () => 0.2,
    connect_timeout: 5,
    // The socket sees to it.
    ssl: false,
    socket: ({ host, port, path }: { host: string[]; port: number[]; path: string | false }) => {
      const turn = attempts++ % host.length;
      const address = { host: host[turn] ?? "localhost", port: port[turn] ?? 5432, path: path || null };
      return new SteadySocket(address, encryption);
    },
  };
}
