import "server-only";
import { refresh } from "next/cache";
import type { z } from "zod";
import { connection } from "@/db";
import type { Role } from "@/db/enums";
import { type AuditEntry, recordAudit } from "@/lib/audit/record";
import { hasRole } from "@/lib/auth/roles";
import { type Scope, scopeOfMember } from "@/lib/auth/scope";
import { currentMember, type Member } from "@/lib/auth/session";

/** What every action answers. `fieldErrors` holds one message per wrong field of the input. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; message: string; fieldErrors: Record<string, string> };

export type ActionDefinition<Schema extends z.ZodType, Value> = {
  /** The least role that may do this. */
  role: Role;
  input: Schema;
  /** The work; `refuse` answers an expected failure, anything unexpected is thrown. */
  body: (context: { scope: Scope; member: Member; input: z.output<Schema> }) => Promise<Value | Refusal>;
  /** The entry to write after success; "by the mutation" when the change's own transaction writes it. */
  audit: "by the mutation" | ((input: z.output<Schema>, value: Value) => AuditEntry);
};

class Refusal {
  constructor(
    readonly message: string,
    readonly field?: string,
  ) {}
}

/** An expected failure of an action's body, beside a field when one is to blame. */
export function refuse(message: string, field?: string): Refusal {
  return new Refusal(message, field);
}

function failed(message: string, fieldErrors: Record<string, string> = {}): ActionResult<never> {
  return { ok: false, message, fieldErrors };
}

/** One message per field, the first of each; problems of the whole input under "". */
function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join(".")] ??= issue.message;
  return errors;
}

/** The order every action keeps: member → parse → role → body → audit. Without the request, so that it can be tested. */
export async function runAction<Schema extends z.ZodType, Value>(
  definition: ActionDefinition<Schema, Value>,
  member: Member | null,
  input: unknown,
): Promise<ActionResult<Value>> {
  if (!member) return failed("You are signed out. Sign in again and repeat this.");
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) {
    const fieldErrors = fieldErrorsOf(parsed.error);
    const [first] = Object.entries(fieldErrors);
    return failed(first ? `${first[0] || "input"}: ${first[1]}` : "The input is not valid.", fieldErrors);
  }
  if (!hasRole(member.role, definition.role)) {
    return failed(`This needs the role ${definition.role} or higher; yours is ${member.role}.`);
  }
  const scope = scopeOfMember(member);
  const value = await definition.body({ scope, member, input: parsed.data });
  if (value instanceof Refusal) {
    return failed(value.message, value.field ? { [value.field]: value.message } : {});
  }
  if (definition.audit !== "by the mutation") {
    await recordAudit(connection().orm, scope, definition.audit(parsed.data, value));
  }
  return { ok: true, value };
}

/**
 * Makes a server action. Every action is a public endpoint and repeats its checks whatever the page did, so all of
 * them are made here; after success the page is read anew.
 */
export function defineAction<Schema extends z.ZodType, Value>(
  definition: ActionDefinition<Schema, Value>,
): (input: z.input<Schema>) => Promise<ActionResult<Value>> {
  return async (input) => {
    const result = await runAction(definition, await currentMember(), input);
    if (result.ok) refresh();
    return result;
  };
}
