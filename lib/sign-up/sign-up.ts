import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { connection } from "@/db";
import { recordAudit } from "@/lib/audit/record";
import { AccountRefused, accountSchema, hashPassword, insertAccount } from "@/lib/auth/accounts";
import { scopeOfJob, scopeOfMember } from "@/lib/auth/scope";
import { addMember, createOrganization, renameOrganization } from "@/lib/organizations/mutations";
import { findUnclaimedOrganization, hasClaimedOrganization } from "@/lib/organizations/queries";

/** Any constant: whoever holds this lock in the database is the one signing up. */
const signUpLock = 7_116_402_551;
const defaultOrganizationName = "My organization";

export const signUpSchema = accountSchema.extend({
  organizationName: z
    .string()
    .trim()
    .max(100, "An organization's name has at most 100 characters.")
    .optional(),
});

export type SignUpField = keyof z.input<typeof signUpSchema>;
export type SignUpResult =
  | { ok: true; userId: string; organizationId: number }
  | { ok: false; message: string; fieldErrors: Partial<Record<SignUpField, string>> };

/** `first`: nobody owns an organization yet. `open`: anyone may, by `SPANDREL_SIGNUP=open`. `closed`: by invitation only. */
export type SignUpState = "first" | "open" | "closed";

const signUpClosedMessage =
  "Sign-up is closed: this installation has its owner. Whoever runs it can open it with SPANDREL_SIGNUP=open.";

export async function signUpState(): Promise<SignUpState> {
  if (!(await hasClaimedOrganization())) return "first";
  return process.env.SPANDREL_SIGNUP === "open" ? "open" : "closed";
}

/**
 * Makes an account and its organization in one transaction. The first one claims the organization that waits for an
 * owner (the demo never counts), or a new one; later ones, where sign-up is open, get an organization of their own.
 * Simultaneous calls wait for each other on a lock, so exactly one is the first. Makes no session.
 */
export async function signUp(input: unknown): Promise<SignUpResult> {
  const parsed = signUpSchema.safeParse(input);
  if (!parsed.success) {
    const { fieldErrors } = z.flattenError(parsed.error);
    return {
      ok: false,
      message: "Some fields need another look.",
      fieldErrors: Object.fromEntries(
        Object.entries(fieldErrors).flatMap(([field, messages]) =>
          messages?.[0] ? [[field, messages[0]]] : [],
        ),
      ),
    };
  }
  const closed: SignUpResult = { ok: false, message: signUpClosedMessage, fieldErrors: {} };
  if ((await signUpState()) === "closed") return closed;
  const { organizationName, password, ...account } = parsed.data;
  const passwordHash = await hashPassword(password);
  try {
    return await connection().orm.transaction(async (tx): Promise<SignUpResult> => {
      await tx.execute(sql`select pg_advisory_xact_lock(${signUpLock})`);
      const isFirst = !(await hasClaimedOrganization(tx));
      if (!isFirst && process.env.SPANDREL_SIGNUP !== "open") return closed;
      const userId = await insertAccount(tx, { ...account, passwordHash });
      const waiting = isFirst ? await findUnclaimedOrganization(tx) : null;
      const organization =
        waiting ??
        (await createOrganization(
          { name: organizationName || defaultOrganizationName },
          { by: "sign-up", db: tx },
        ));
      if (waiting && organizationName) {
        await renameOrganization(scopeOfJob(waiting.id, "sign-up"), organizationName, tx);
      }
      await addMember(scopeOfJob(organization.id, "sign-up"), { userId, role: "owner" }, tx);
      const scope = scopeOfMember({ organizationId: organization.id, userId, role: "owner" });
      await recordAudit(tx, scope, {
        action: "account.create",
        target: userId,
        detail: { claimed: waiting !== null },
      });
      return { ok: true, userId, organizationId: organization.id };
    });
  } catch (error) {
    if (!(error instanceof AccountRefused)) throw error;
    return { ok: false, message: error.message, fieldErrors: { [error.field]: error.message } };
  }
}
