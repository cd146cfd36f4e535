import "server-only";
import { isDeepStrictEqual } from "node:util";
import { connection, type Tx } from "@/db";
import { recordAuditOfSpans } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import type { Change } from "@/lib/rollups/deltas";
import { type FactsChange, replaceFacts, replaceSpans } from "./apply";
import { readFactsForEdit } from "./contents";
import { type Edits, editedMap, laterEdits, withEdits } from "./edits";
import { findRecords, lockTraces } from "./known";
import type { SentSpan } from "./merge";
import { findKeys } from "./public-ids";
import type { SpanRecord } from "./record";

/** An edit that a span has no room for; nothing was changed. */
export class EditRefused extends Error {
  override name = "EditRefused";
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** Filterable metadata keys of one span. Source: docs/rules.md, "Metadata". */
const metadataKeys = 256;

/** What is to be said of one span, by its public id. */
export type SpanEdit = { publicId: string; edits: Edits };

/**
 * Changes what people may change of stored spans, in one transaction under the locks of their traces. An edit is kept
 * beside what was sent and wins over every part that is sent later. Times, usage, cost and identity stay, so nothing is derived
 * anew and no price is looked up. One audit entry for all. Source: docs/rules.md, "Editing".
 *
 * @param edits at most about 5,000; several of one span are laid over each other in their order
 * @returns the public ids of the spans that were found, in any order
 * @throws EditRefused when a span would get more metadata keys than it may have
 */
export async function editSpans(scope: Scope, edits: readonly SpanEdit[]): Promise<string[]> {
  const { organizationId } = scope;
  const wanted = new Map<string, Edits>();
  for (const { publicId, edits: one } of edits) {
    wanted.set(publicId, laterEdits(wanted.get(publicId), one) ?? one);
  }
  const keys = await findKeys(scope, [...wanted.keys()]);
  if (keys.length === 0) return [];
  return connection().sql.begin(async (tx) => {
    const locked = await lockTraces(
      tx,
      keys.map((key) => ({ ...key, organizationId })),
    );
    const records = await findRecords(tx, organizationId, [...locked.values()], keys);
    // A part that came since the look-up may have given a span another id; then it is not the one that was meant.
    const asked = records.flatMap((record) => {
      const made = wanted.get(record.publicId);
      return made ? [{ record, made }] : [];
    });
    await editFacts(tx, scope, asked);
    const changes = asked
      .map(({ record, made }): Change => ({ before: record, after: editedRecord(record, made) }))
      .filter(({ before, after }) => !isDeepStrictEqual(before, after));
    const touched = new Set(changes.flatMap(({ before }) => before?.traceId ?? []));
    const identities = new Map([...locked].filter(([traceId]) => touched.has(traceId)));
    await replaceSpans(tx, organizationId, changes, identities);
    const found = asked.map(({ record }) => record.publicId);
    if (found.length > 0) await audit(tx, scope, found, asked);
    return found;
  });
}

/** The row as deriving it anew from the edited facts would make it. */
function editedRecord(record: SpanRecord, edits: Edits): SpanRecord {
  const { pinned, privacyFlag, positiveFeedback, customId } = edits;
  const metadata = editedMap(record.metadata, edits.metadata) ?? {};
  const keys = Object.keys(metadata).length;
  if (keys > metadataKeys && keys > Object.keys(record.metadata).length) {
    const message = `metadata of ${record.publicId} would have ${keys} keys; a span may have ${metadataKeys}.`;
    throw new EditRefused("metadata", message);
  }
  return {
    ...record,
    ...(pinned === undefined ? {} : { pinned }),
    ...(privacyFlag === undefined ? {} : { privacyFlag }),
    ...(positiveFeedback === undefined ? {} : { positiveFeedback }),
    ...(customId === undefined ? {} : { customId }),
    metadata,
  };
}

async function editFacts(
  tx: Tx,
  scope: Scope,
  asked: readonly { record: SpanRecord; made: Edits }[],
): Promise<void> {
  const noted = asked.filter(({ made }) => made.note !== undefined).map(({ record }) => record.id);
  const stored = await readFactsForEdit(
    tx,
    scope,
    asked.map(({ record }) => record.id),
    noted,
  );
  const changes = asked.flatMap(({ record, made }): FactsChange[] => {
    const facts = stored.get(record.id);
    if (!facts) throw new Error(`Span ${record.id} has no contents row.`);
    // Contents stay where they are; only the note lies among them.
    const { extras, sent } = facts;
    const before: SentSpan = { ...sent, span: { ...sent.span, ...(extras ? { content: { extras } } : {}) } };
    const { span, ends, edits } = withEdits(before, made);
    const { content, ...kept } = span;
    const isNoted = made.note !== undefined;
    return [
      {
        id: record.id,
        sent: { span: kept, ends, ...(edits ? { edits } : {}) },
        ...(isNoted ? { extras: content?.extras ?? null } : {}),
      },
    ];
  });
  await replaceFacts(tx, scope.organizationId, changes);
}

const namedInAudit = 100;

function audit(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
  asked: readonly { made: Edits }[],
): Promise<void> {
  const fields = [...new Set(asked.flatMap(({ made }) => Object.keys(made)))].sort();
  return recordAuditOfSpans(tx, scope, {
    action: "span.edit",
    ...(ids.length === 1 ? { target: ids[0] } : {}),
    detail: { count: ids.length, fields, ids: ids.slice(0, namedInAudit) },
  });
}
