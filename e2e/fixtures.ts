import { test as base, expect } from "@playwright/test";
import { installation } from "./installation";

export { expect };

/** A span as the one-span REST door takes it (`POST /api/request-logs/`). */
type SentSpan = Record<string, unknown>;
type Account = { email: string; password: string };

type Fixtures = {
  /** Console errors a journey provokes on purpose; any other one fails it. */
  allowedErrors: RegExp[];
  watchErrors: undefined;
  /** Signs the page in without the interface: as the installation's owner, or as somebody else. */
  login: (account?: Account) => Promise<void>;
  /** Sends a span through the real door with the installation's key; answers the door's answer. */
  send: (span: SentSpan) => Promise<unknown>;
};

/** The demo organization's owner, who sees 20,000 spans. */
export function demoAccount(): Account {
  return { email: "demo@spandrel.local", password: fromSetup("SPANDREL_E2E_DEMO_PASSWORD") };
}

export const test = base.extend<Fixtures>({
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

  login: async ({ page, baseURL }, use) => {
    await use(async (account = installation) => {
      const answer = await page.request.post("/api/auth/sign-in/email", {
        headers: { origin: baseURL ?? "" },
        data: { email: account.email, password: account.password },
      });
      expect(answer.status(), await answer.text()).toBe(200);
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
});

function fromSetup(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; e2e/global-setup.ts does that.`);
  return value;
}
