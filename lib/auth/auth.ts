import "server-only";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { nextCookies } from "better-auth/next-js";
import { connection } from "@/db";
import * as accounts from "@/db/schema/accounts";
import { passwordLimits } from "./accounts";
import { attemptWindowSeconds } from "./attempts";
import { cookiePrefix } from "./cookies";
import { signInLimit } from "./sign-in-limit";

const dayInSeconds = 86_400;

/** `SPANDREL_SECRET`, which the launcher generates once and hands over. Read late, so that a build needs none. */
function secret(): string {
  const value = process.env.SPANDREL_SECRET;
  if (!value)
    throw new Error(
      "SPANDREL_SECRET is not set: start Spandrel with `npm start`, or set 32 random characters.",
    );
  return value;
}

/** Where a browser may call from when no `SPANDREL_URL` is set: the host it asked for. */
function originsOf(request?: Request): string[] {
  const host = request?.headers.get("x-forwarded-host") ?? request?.headers.get("host");
  return host ? [`http://${host}`, `https://${host}`] : [];
}

function createAuth() {
  const baseURL = process.env.SPANDREL_URL || undefined;
  return betterAuth({
    appName: "Spandrel",
    baseURL,
    secret: secret(),
    telemetry: { enabled: false },
    database: drizzleAdapter(connection().orm, { provider: "pg", schema: accounts }),
    trustedOrigins: baseURL ? [] : originsOf,
    // Accounts are made by `signUp`, which keeps the rule of who may; the library's own door stays shut.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.min,
      maxPasswordLength: passwordLimits.max,
    },
    // Pages cannot set cookies while they render, so sessions have one length and are not stretched.
    session: { expiresIn: 30 * dayInSeconds, disableSessionRefresh: true },
    advanced: {
      cookiePrefix,
      useSecureCookies: baseURL?.startsWith("https://") ?? false,
      // Said outright, because the library skips this check in tests.
      disableOriginCheck: false,
    },
    // A wrong password is no warning to whoever runs this.
    logger: { level: "error" },
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: { "/sign-in/email": { window: attemptWindowSeconds, max: 300 } },
    },
    plugins: [signInLimit(), nextCookies()],
  });
}

// Next bundles this module more than once; one process has one instance.
const holder = globalThis as typeof globalThis & { spandrelAuth?: ReturnType<typeof createAuth> };

/** The account library: sign-in, sign-out, sessions. */
export function auth(): ReturnType<typeof createAuth> {
  holder.spandrelAuth ??= createAuth();
  return holder.spandrelAuth;
}
