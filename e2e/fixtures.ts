import { test as base, type Cookie, expect, type Page } from "@playwright/test";
import { installation } from "./installation";

export { expect };

/** A span as the one-span REST door takes it (`POST /api/request-logs/`). */
type SentSpan = Record<string, unknown>;
type Account = { email: string; password: string };

type Fixtures = {
  /** Console errors a journey provokes on purpose; any other one fails it. */
  allowedErrors: RegExp[];
  watchErrors: undefined;
  /**
   * Signs the page in without the interface: as the installation's owner, or as somebody else. Journeys of a worker
   * share the session; one that ends it must make its own.
   */
  login: (account?: Account) => Promise<void>;
  /** Sends a span through the real door with the installation's key; answers the door's answer. */
  send: (span: SentSpan) => Promise<unknown>;
  /** Sends many spans in one request. */
  sendAll: (spans: SentSpan[]) => Promise<void>;
};

/** The demo organization's owner, who sees 20,000 spans. */
export function demoAccount(): Account {
  return { email: "demo@spandrel.local", password: fromSetup("SPANDREL_E2E_DEMO_PASSWORD") };
}

export const test = base.extend<Fixtures, { sessions: Map<string, Cookie[]> }>({
  // Playwright reads what a fixture needs from its first parameter, which must be a pattern even when empty.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  baseURL: async ({}, use) => use(fromSetup("SPANDREL_E2E_URL")),

  allowedErrors: [[], { option: true }],

  watchErrors: [
    async ({ page, allowedErrors }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      await use(undefined);
      const unexpected = errors.filter((error) => !allowedErrors.some((allowed) => allowed.test(error)));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  // By e-mail address: hashing a password takes its time, and sign-ins are counted.
  // biome-ignore lint/correctness/noEmptyPattern: as above
  sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],

  login: async ({ page, context, baseURL, sessions }, use) => {
    await use(async (account = installation) => {
      const session = sessions.get(account.email);
      if (session) return context.addCookies(session);
      const answer = await page.request.post("/api/auth/sign-in/email", {
        headers: { origin: baseURL ?? "" },
        data: { email: account.email, password: account.password },
      });
      expect(answer.status(), await answer.text()).toBe(200);
      const cookies = await context.cookies();
      sessions.set(
        account.email,
        cookies.filter(({ name }) => name.includes("session")),
      );
    });
  },

  send: async ({ request }, use) => {
    await use(async (span) => {
      const answer = await request.post("/api/request-logs/", {
        headers: { authorization: `Bearer ${installation.apiKey}` },
        data: span,
      });
      expect(answer.ok(), await answer.text()).toBe(true);
      return answer.json();
    });
  },

  sendAll: async ({ request }, use) => {
    await use(async (spans) => {
      const answer = await request.post("/api/request-logs/bulk/", {
        headers: { authorization: `Bearer ${installation.apiKey}` },
        data: { logs: spans },
      });
      expect(await answer.json()).toMatchObject({ success_count: spans.length, error_count: 0 });
    });
  },
});

/** A name no other journey uses, so that each can run beside any other, and again. */
export function uniqueName(word: string): string {
  return `${word}-${crypto.randomUUID().slice(0, 8)}`;
}

/** Presses a key until it has its effect: a page that was just drawn may not listen yet. */
export async function pressUntil(
  page: Page,
  key: string,
  effect: (within: { timeout: number }) => Promise<void>,
): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await effect({ timeout: 1_000 });
  }).toPass();
}

function fromSetup(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; e2e/global-setup.ts does that.`);
  return value;
}
