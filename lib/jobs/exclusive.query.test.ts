import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { type Exclusive, startExclusive } from "./exclusive";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
const started: Exclusive[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()));
});
afterAll(() => database.drop());

const never = 3_600_000;

/** A process that, given the work, holds on to it until it is cut off. */
function startHolder(name: string, everyMs: number) {
  const seen = { turns: 0, working: 0, cutOff: 0 };
  const work = async (signal: AbortSignal) => {
    seen.turns += 1;
    seen.working += 1;
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve());
    });
    seen.working -= 1;
    seen.cutOff += 1;
  };
  const handle = startExclusive({ name, everyMs, work });
  started.push(handle);
  return { seen, ...handle };
}

/** The server processes of sessions that hold any of our locks. */
async function lockHolders(): Promise<number[]> {
  const rows = await database.sql<{ pid: number }[]>`
    select l.pid from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.granted and a.datname = current_database()
      and a.application_name = 'spandrel-jobs'`;
  return rows.map(({ pid }) => pid);
}

test("of two processes one works, and when its connection breaks it is told and the other takes over", async () => {
  // Its own next turn is far away, so that it cannot take the work back before the other.
  const first = startHolder("hand over", never);
  await vi.waitFor(() => expect(first.seen.working).toBe(1));
  const second = startHolder("hand over", 20);
  // Long enough for many turns of the second.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([first.seen, second.seen.turns]).toEqual([{ turns: 1, working: 1, cutOff: 0 }, 0]);

  const [pid] = await lockHolders();
  await database.sql`select pg_terminate_backend(${pid ?? 0})`;
  await vi.waitFor(() => expect(first.seen.cutOff).toBe(1));
  await vi.waitFor(() => expect(second.seen.working).toBe(1));
  expect(first.seen).toEqual({ turns: 1, working: 0, cutOff: 1 });
});

test("works of different names do not wait for each other", async () => {
  const [one, other] = [startHolder("one", never), startHolder("other", never)];
  await vi.waitFor(() => expect([one.seen.working, other.seen.working]).toEqual([1, 1]));
  expect(await lockHolders()).toHaveLength(2);
});

test("a process that stops ends its work and leaves it to the next", async () => {
  const first = startHolder("stop", never);
  await vi.waitFor(() => expect(first.seen.working).toBe(1));
  await first.stop();
  expect(first.seen).toEqual({ turns: 1, working: 0, cutOff: 1 });
  const second = startHolder("stop", never);
  await vi.waitFor(() => expect(second.seen.working).toBe(1));
});

test("a poke brings the next turn at once, also one that comes while work is under way", async () => {
  let turns = 0;
  let finish = () => {};
  const handle = startExclusive({
    name: "poke",
    everyMs: never,
    work: () => {
      turns += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  });
  started.push(handle);
  await vi.waitFor(() => expect(turns).toBe(1));
  handle.poke();
  finish();
  await vi.waitFor(() => expect(turns).toBe(2));
  finish();
  await vi.waitFor(async () => expect(await lockHolders()).toEqual([]));
  handle.poke();
  await vi.waitFor(() => expect(turns).toBe(3));
  finish();
});

test("work that throws is tried again, and said once", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  let turns = 0;
  started.push(
    startExclusive({
      name: "throw",
      everyMs: 5,
      work: async () => {
        turns += 1;
        throw new Error("no luck");
      },
    }),
  );
  await vi.waitFor(() => expect(turns).toBeGreaterThan(2));
  expect(said).toHaveBeenCalledTimes(1);
  said.mockRestore();
});
