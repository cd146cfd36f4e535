import "server-only";
import { authenticateKey } from "@/lib/api-keys/authenticate";
import type { Scope } from "@/lib/auth/scope";
import { decodeId } from "@/lib/http/addresses";
import { readJsonBody } from "@/lib/http/body";
import { failed, refuse } from "@/lib/http/respond";
import { isRecord } from "@/lib/is-record";
import { deleteSpans } from "@/lib/spans/delete";
import { EditRefused, editSpans, type SpanEdit } from "@/lib/spans/edit";
import type { Edits } from "@/lib/spans/edits";
import { detailOverWire } from "@/lib/spans/wire-detail";
import { limits } from "../limits";
import { type EditProblem, readBatchItem, readEdit } from "./edit";

const unknownLog = "No log with this id is visible to this API key.";
const missingAdmin = "missing scope: admin";

/** PATCH of one log: answers the whole log as it is now, of which a key that may not read gets the id. Source: docs/rules.md, "Editing". */
export async function patchLog(request: Request, segment: string): Promise<Response> {
  const key = await authenticateKey(request, "write");
  if (!key.ok) return key.response;
  const body = await readJsonBody(request);
  if (!body.ok) return body.response;
  const read = readEdit(body.value);
  if (!read.ok) return refusal(read.problem);
  if (!mayMake(key.scope, read.edits)) return refuse(403, clearingNeedsAdmin, { error: missingAdmin });
  const publicId = decodeId(segment);
  try {
    const found = publicId === null ? [] : await editSpans(key.scope, [{ publicId, edits: read.edits }]);
    const [id] = found;
    if (id !== undefined && !mayRead(key.scope)) return Response.json({ unique_id: id });
    const log = id === undefined ? null : await detailOverWire(key.scope, id);
    return log ? Response.json(log) : refuse(404, unknownLog);
  } catch (error) {
    return error instanceof EditRefused ? refusal(error) : failed(error);
  }
}

/** DELETE of one log: 204. Source: docs/rules.md, "Deleting". */
export async function deleteLog(request: Request, segment: string): Promise<Response> {
  const key = await authenticateKey(request, "write");
  if (!key.ok) return key.response;
  const publicId = decodeId(segment);
  try {
    const gone = publicId === null ? [] : await deleteSpans(key.scope, [publicId]);
    return gone.length === 0 ? refuse(404, unknownLog) : new Response(null, { status: 204 });
  } catch (error) {
    return failed(error);
  }
}

/**
 * PATCH of many logs, `{logs: [{unique_id, …}]}`: what can be done is done, the rest is named. 400 when nothing could be.
 * Source: docs/rules.md, "Editing".
 */
export async function batchUpdate(request: Request): Promise<Response> {
  const key = await authenticateKey(request, "write");
  if (!key.ok) return key.response;
  const body = await readJsonBody(request);
  if (!body.ok) return body.response;
  const logs = isRecord(body.value) ? body.value.logs : undefined;
  if (!Array.isArray(logs)) return refuse(400, "logs must be a list of changes.", { field: "logs" });
  if (logs.length > limits.bulkItems) {
    return refuse(400, `logs may have ${limits.bulkItems} items.`, { field: "logs" });
  }
  const errors: { index: number; field: string; error: string }[] = [];
  const edits: (SpanEdit & { index: number })[] = [];
  for (const [index, item] of logs.entries()) {
    const read = readBatchItem(item);
    if (!read.ok) errors.push({ index, field: read.problem.field, error: read.problem.message });
    else if (!mayMake(key.scope, read.edit.edits)) {
      errors.push({ index, field: "blurred", error: clearingNeedsAdmin });
    } else edits.push({ ...read.edit, index });
  }
  try {
    const found = new Set(await editSpans(key.scope, edits));
    for (const { index, publicId } of edits) {
      if (!found.has(publicId)) errors.push({ index, field: "unique_id", error: unknownLog });
    }
  } catch (error) {
    return error instanceof EditRefused ? refusal(error) : failed(error);
  }
  errors.sort((a, b) => a.index - b.index);
  const done = logs.length - errors.length;
  const answer = { message: `${done} logs updated`, success_count: done, error_count: errors.length, errors };
  if (done > 0 || logs.length === 0) return Response.json(answer);
  return refuse(400, `No log was updated; first: item 0, ${errors[0]?.error}`, answer);
}

const clearingNeedsAdmin =
  "blurred: setting the privacy flag takes the scope write, clearing it the scope admin.";

/** Who may set the privacy flag may not always clear it. Source: docs/rules.md, "Editing". */
function mayMake({ actor }: Scope, { privacyFlag }: Edits): boolean {
  return privacyFlag !== false || actor.kind !== "key" || actor.scopes.includes("admin");
}

function mayRead({ actor }: Scope): boolean {
  return actor.kind !== "key" || actor.scopes.includes("read");
}

function refusal({ field, message, isImmutable }: EditProblem): Response {
  return refuse(400, message, { field, ...(isImmutable ? { error: "immutable field" } : {}) });
}
