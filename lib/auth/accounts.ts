import "server-only";
import { randomUUID } from "node:crypto";
import { hashPassword as hash } from "better-auth/crypto";
import { z } from "zod";
import type { OrmOrTx } from "@/db";
import { account as accounts, user } from "@/db/schema/accounts";

/** Why an account cannot be made, with the field to blame. */
export class AccountRefused extends Error {
  constructor(
    readonly field: "name" | "email" | "password",
    message: string,
  ) {
    super(message);
    this.name = "AccountRefused";
  }
}

export const passwordLimits = { min: 8, max: 128 } as const;

/** Name, e-mail address (lower-cased) and password as sign-up, first run and command line accept them. */
export const accountSchema = z.object({
  name: z.string().trim().min(1, "Enter your name.").max(100, "A name has at most 100 characters."),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, "An e-mail address has at most 254 characters.")
    .pipe(z.email("Enter an e-mail address like ada@example.com.")),
  password: z
    .string()
    .min(passwordLimits.min, `A password has at least ${passwordLimits.min} characters.`)
    .max(passwordLimits.max, `A password has at most ${passwordLimits.max} characters.`),
});

export type NewAccount = z.output<typeof accountSchema>;

/** @throws `AccountRefused` for the first field that is wrong. */
export function parseAccount(account: { name: string; email: string; password: string }): NewAccount {
  const parsed = accountSchema.safeParse(account);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path[0];
  throw new AccountRefused(
    field === "email" || field === "password" ? field : "name",
    issue?.message ?? "The account is not valid.",
  );
}

/** The account library's own hash (scrypt), so that its sign-in accepts what we store. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/**
 * Stores an account the way the account library does, inside a transaction of the caller.
 *
 * @throws `AccountRefused` when the e-mail address has an account.
 */
export async function insertAccount(
  tx: OrmOrTx,
  account: { name: string; email: string; passwordHash: string },
): Promise<string> {
  const [row] = await tx
    .insert(user)
    .values({ id: randomUUID(), name: account.name, email: account.email })
    .onConflictDoNothing({ target: user.email })
    .returning({ id: user.id });
  if (!row) throw new AccountRefused("email", "There is an account with this e-mail address already.");
  await tx.insert(accounts).values({
    id: randomUUID(),
    accountId: row.id,
    providerId: "credential",
    userId: row.id,
    password: account.passwordHash,
  });
  return row.id;
}
