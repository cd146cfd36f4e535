import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openTestDatabase } from "../testing/database";
import { guardTransactions } from "./guarded-transactions";
import { steadyOptions } from "./steady-socket";
import { selfSigned, startTlsFront } from "./testing/tls-front";

let database: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql`create table written (what text)`;
});
afterAll(() => database.drop());

function open(url = database.url): Sql {
  // One connection, so that whatever a lost one left behind meets the next user.
  const sql = guardTransactions(postgres(url, { ...steadyOptions(url), max: 1, onnotice: () => {} }));
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}

const pidOf = async (sql: Pick<Sql, "unsafe">) =>
  (await sql.unsafe("select pg_backend_pid() as pid"))[0]?.pid;
const written = async () => (await database.sql`select what from written order by 1`).map(({ what }) => what);

/** Ends a backend and waits until it is gone. */
async function terminate(pid: number): Promise<void> {
  await database.sql`select pg_terminate_backend(${pid}, 10_000)`;
}

/** For a moment queries still fail: the driver even tells the first one on a new connection what ended the old. */
async function recovered(sql: Sql): Promise<void> {
  await expect.poll(() => sql`select 1 as one`.catch(() => null), { timeout: 10_000 }).toEqual([{ one: 1 }]);
}

describe("a connection that is lost", () => {
  test.each(["begin", "a plain query"])(
    "in %s fails what runs on it, and the next finds a new one",
    async (kind) => {
      const sql = open();
      for (let round = 0; round < 3; round += 1) {
        const pid = await pidOf(sql);
        const running =
          kind === "begin" ? sql.begin((tx) => tx`select pg_sleep(20)`) : sql`select pg_sleep(20)`.execute();
        const failure = running.then(
          () => null,
          (error: unknown) => error,
        );
        await expect
          .poll(
            () => database.sql`select from pg_stat_activity where pid = ${pid} and query like '%sleep(20)'`,
          )
          .toHaveLength(1);
        await terminate(pid);
        expect(await failure).toBeInstanceOf(Error);
        await recovered(sql);
      }
    },
  );

  test("between two statements of a transaction keeps the second from running on its own", async () => {
    const sql = open();
    const transaction = sql.begin(async (tx) => {
      await tx`insert into written values ('first')`;
      await terminate(await pidOf(tx));
      await tx`insert into written values ('second')`;
    });
    const bystander = sql`select 1`.catch(() => {});
    await expect(transaction).rejects.toThrow();
    await bystander;
    expect(await written()).toEqual([]);
  });

  test.each([
    [
      "whose work goes on",
      async (tx: TransactionSql) => void (await tx`insert into written values ('late')`),
    ],
    ["whose work fails", async () => Promise.reject(new Error("of the work"))],
    ["whose work ends", async () => {}],
  ])("long before the end of a transaction %s is survived", async (_, goOn) => {
    const sql = open();
    let ended = () => {};
    const work = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const transaction = sql.begin(async (tx) => {
      await tx`insert into written values ('early')`;
      await terminate(await pidOf(tx));
      // By now the driver has forgotten the connection.
      await sleep(400);
      await goOn(tx).finally(ended);
    });
    await expect(transaction).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await work;
    await recovered(sql);
    expect(await written()).toEqual([]);
  });

  test("before the server said anything fails the query", async () => {
    const server = createServer((socket) => socket.destroy());
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void server.close());
    // It listens on a port, not on a path.
    const { port } = server.address() as AddressInfo;
    await expect(open(`postgres://nobody@127.0.0.1:${port}/none`)`select 1`).rejects.toThrow("was lost");
  });
});

describe("encryption", () => {
  const credentials = selfSigned();
  const reason = credentials ? "" : " (skipped: there is no openssl here to make a certificate)";
  const through = async (mode: string) => {
    const url = new URL(database.url);
    if (credentials) {
      const front = await startTlsFront(Number(url.port), credentials);
      onTestFinished(() => void front.stop());
      url.port = String(front.port);
    }
    url.searchParams.set("sslmode", mode);
    return open(url.href);
  };

  test.skipIf(!credentials).each(["require", "prefer"])(`%s encrypts${reason}`, async (mode) => {
    const sql = await through(mode);
    const text = "x".repeat(100_000);
    expect(await sql`select ${text}::text as text`).toEqual([{ text }]);
    const pid = await pidOf(sql);
    const failure = sql.begin((tx) => tx`select pg_sleep(20)`).catch((error: unknown) => error);
    await terminate(pid);
    expect(await failure).toBeInstanceOf(Error);
    await recovered(sql);
  });

  test.skipIf(!credentials)(`verify-full refuses a server that nobody vouches for${reason}`, async () => {
    await expect((await through("verify-full"))`select 1`).rejects.toThrow("self-signed");
  });

  test("a server without it is taken where it is preferred, and refused where it is required", async () => {
    const plain = new URL(database.url);
    plain.searchParams.set("sslmode", "prefer");
    expect(await open(plain.href)`select 1 as one`).toEqual([{ one: 1 }]);
    plain.searchParams.set("sslmode", "require");
    await expect(open(plain.href)`select 1`).rejects.toThrow("does not offer the encryption");
  });
});
