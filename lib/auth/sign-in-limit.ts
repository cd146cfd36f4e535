import "server-only";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { countAttempt, forgetAttempts } from "./attempts";

/** Failed sign-ins one address may have in a window, whichever network they come from. */
export const failedSignInsAllowed = 10;

const kind = "sign-in";
const isSignIn = (context: { path?: string }) => context.path === "/sign-in/email";

/** The address of a sign-in body, if it has one. */
function emailOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("email" in body)) return null;
  return typeof body.email === "string" ? body.email : null;
}

/**
 * Limits sign-in per account. The account library limits per network address only, which a guesser with many
 * addresses, or one behind a proxy that passes on what it is told, walks around.
 */
export function signInLimit(): BetterAuthPlugin {
  return {
    id: "sign-in-limit",
    hooks: {
      before: [
        {
          matcher: isSignIn,
          handler: createAuthMiddleware(async (context) => {
            const email = emailOf(context.body);
            const waitSeconds = email ? await countAttempt(kind, email, failedSignInsAllowed) : 0;
            if (waitSeconds === 0) return;
            const minutes = Math.ceil(waitSeconds / 60);
            throw new APIError("TOO_MANY_REQUESTS", {
              message: `Too many failed sign-ins for this address. Try again in ${minutes} min.`,
              code: "TOO_MANY_SIGN_INS",
            });
          }),
        },
      ],
      after: [
        {
          matcher: isSignIn,
          handler: createAuthMiddleware(async (context) => {
            const email = emailOf(context.body);
            if (email && context.context.newSession) await forgetAttempts(kind, email);
          }),
        },
      ],
    },
  };
}
