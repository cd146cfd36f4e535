import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { createAccount } from "@/lib/organizations/mutations";
import { attemptWindowSeconds, countAttempt } from "./attempts";
import { auth } from "./auth";
import { sessionCookieNames } from "./cookies";
import { failedSignInsAllowed } from "./sign-in-limit";

let database: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  vi.stubEnv("SPANDREL_SECRET", "0123456789abcdef0123456789abcdef");
  database = await openTestDatabase();
  for (const name of ["ada", "bob"]) {
    await createAccount({ name, email: `${name}@example.com`, password: "correct horse" });
  }
});
afterAll(() => database.drop());

function signIn(email: string, password: string, headers: Record<string, string> = {}): Promise<Response> {
  return auth().handler(
    new Request("http://127.0.0.1:3000/api/auth/sign-in/email", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        host: "127.0.0.1:3000",
        origin: "http://127.0.0.1:3000",
        ...headers,
      },
      body: JSON.stringify({ email, password }),
    }),
  );
}

describe("sign-in", () => {
  it("gives a session in a cookie scripts cannot read", async () => {
    const response = await signIn("Ada@example.com", "correct horse");
    expect(response.status).toBe(200);
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(new RegExp(`^${sessionCookieNames[0]}=`));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const session = await auth().api.getSession({
      headers: new Headers({ cookie: cookie.split(";")[0] ?? "" }),
    });
    expect(session?.user.email).toBe("ada@example.com");
  });

  it("does not say whether the address or the password was wrong", async () => {
    const [wrongPassword, wrongAddress] = [
      await signIn("ada@example.com", "wrong"),
      await signIn("nobody@example.com", "wrong"),
    ];
    expect([wrongPassword.status, wrongAddress.status]).toEqual([401, 401]);
    expect(await wrongPassword.json()).toEqual(await wrongAddress.json());
  });

  it("from another site is refused", async () => {
    const response = await signIn("ada@example.com", "correct horse", {
      origin: "https://elsewhere.example",
    });
    expect(response.status).toBe(403);
  });

  it("stops after ten failures of one address, from wherever they come, and leaves others alone", async () => {
    const from = (index: number) => ({ "x-forwarded-for": `10.0.0.${index}` });
    const statuses: number[] = [];
    for (let index = 0; index < failedSignInsAllowed; index += 1) {
      statuses.push((await signIn("bob@example.com", "wrong", from(index))).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    const refused = await signIn("BOB@example.com", "correct horse", from(99));
    expect(refused.status).toBe(429);
    expect((await refused.json()).message).toMatch(/Try again in 15 min/);
    expect((await signIn("ada@example.com", "correct horse", from(99))).status).toBe(200);
  });

  it("that succeeds forgets the failures before it", async () => {
    const attempts = [..."x".repeat(failedSignInsAllowed - 2)].map(() => "wrong");
    for (const password of [...attempts, "correct horse", ...attempts])
      await signIn("ada@example.com", password);
    expect((await signIn("ada@example.com", "correct horse")).status).toBe(200);
  });

  it("has no door to sign up beside ours", async () => {
    const response = await auth().handler(
      new Request("http://127.0.0.1:3000/api/auth/sign-up/email", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: "http://127.0.0.1:3000",
          host: "127.0.0.1:3000",
        },
        body: JSON.stringify({ name: "Eve", email: "eve@example.com", password: "evil password" }),
      }),
    );
    expect(response.status).toBe(400);
    expect(await database.sql`select 1 from users where email = 'eve@example.com'`).toHaveLength(0);
  });
});

describe("attempts", () => {
  it("are counted without loss when many come at once, and the window ends", async () => {
    const now = Date.now();
    const waits = await Promise.all(
      Array.from({ length: 20 }, () => countAttempt("test", "someone", 15, now)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(15);
    expect(waits.filter((wait) => wait === attemptWindowSeconds)).toHaveLength(5);
    expect(await countAttempt("test", "someone", 15, now + attemptWindowSeconds * 1000)).toBe(0);
  });
});
