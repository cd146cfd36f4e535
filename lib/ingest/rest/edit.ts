import { z } from "zod";
import { isRecord } from "@/lib/is-record";
import type { SpanEdit } from "@/lib/spans/edit";
import type { Edits } from "@/lib/spans/edits";
import { cleanText } from "../clean";
import { asBoolean, asText, unquoted } from "../coerce";
import { limits } from "../limits";
import { measure } from "../measure";

/** Why an edit was refused. A field that exists but cannot be edited is `isImmutable`. */
export type EditProblem = { field: string; message: string; isImmutable?: boolean };
export type EditRead = { ok: true; edits: Edits } | { ok: false; problem: EditProblem };

const noteLength = 16_384;
const labelLength = 512;
const sample = 100;

function text(name: string, length: number) {
  return z
    .unknown()
    .transform((value, context): string | null => {
      if (value === null || value === "") return null;
      const known = asText(value);
      if (known !== undefined && known.length <= length) return cleanText(known);
      context.addIssue({
        code: "custom",
        message: `${name} must be text of at most ${length} characters, or null.`,
      });
      return z.NEVER;
    })
    .optional();
}

function flag(name: string) {
  return z
    .unknown()
    .transform((value, context): boolean => {
      const known = asBoolean(value);
      if (known !== undefined) return known;
      context.addIssue({ code: "custom", message: `${name} must be true or false.` });
      return z.NEVER;
    })
    .optional();
}

const feedback = z
  .unknown()
  .transform((value, context): boolean | null => {
    const known = value === null ? null : asBoolean(value);
    if (known !== undefined) return known;
    context.addIssue({ code: "custom", message: "positive_feedback must be true, false or null." });
    return z.NEVER;
  })
  .optional();

const metadata = z
  .unknown()
  .transform((value, context): Record<string, string | null> => {
    const problem = isRecord(value) ? metadataProblem(value) : "metadata must be an object.";
    if (problem === null && isRecord(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [cleanText(key), one === null ? null : metadataText(one)]),
      );
    }
    context.addIssue({ code: "custom", message: problem ?? "metadata must be an object." });
    return z.NEVER;
  })
  .optional();

/** What may be edited of a span, by its wire names. The OpenAPI document is written from it. */
export const editSchema = z.strictObject({
  is_pinned: flag("is_pinned").meta({
    type: "boolean",
    description: "A pinned span is spared by retention.",
  }),
  positive_feedback: feedback.meta({ type: ["boolean", "null"], description: "Thumbs; null clears." }),
  note: text("note", noteLength).meta({
    type: ["string", "null"],
    maxLength: noteLength,
    description: "Free text; null clears.",
  }),
  metadata: metadata.meta({
    type: "object",
    additionalProperties: { type: ["string", "null"] },
    description: "Merged key by key with what is there; null takes a key away. Values become text.",
  }),
  custom_identifier: text("custom_identifier", labelLength).meta({
    type: ["string", "null"],
    maxLength: labelLength,
    description: "The caller's own id; null clears.",
  }),
  blurred: flag("blurred").meta({
    type: "boolean",
    description: "The privacy flag. Any key that may write sets it; to clear it takes the scope admin.",
  }),
});

/** One item of a batch update. */
export const batchItemSchema = editSchema.extend({
  unique_id: z.string().meta({ description: "The span's id." }),
});
export const batchSchema = z.object({ logs: z.array(batchItemSchema).max(limits.bulkItems) });

/** Reads a PATCH body. Source: docs/rules.md, "Editing". */
export function readEdit(body: unknown): EditRead {
  if (!isRecord(body)) return no({ field: "body", message: "The body must be a JSON object." });
  const parsed = editSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue?.code === "unrecognized_keys") {
      const field = issue.keys[0] ?? "body";
      const message = `${field} cannot be edited; ${editableNames} can.`;
      return no({ field: field.slice(0, sample), message, isImmutable: true });
    }
    return no({
      field: String(issue?.path[0] ?? "body"),
      message: issue?.message ?? "This is not understood.",
    });
  }
  const edits = editsOf(parsed.data);
  if (Object.keys(edits).length === 0) {
    return no({ field: "body", message: `Nothing to change: send any of ${editableNames}.` });
  }
  return { ok: true, edits };
}

/**
 * Reads one item of a batch update, which names its span.
 * @returns the edit, or why it was refused
 */
export function readBatchItem(
  item: unknown,
): { ok: true; edit: SpanEdit } | { ok: false; problem: EditProblem } {
  if (!isRecord(item)) return no({ field: "logs", message: "Each of logs must be an object." });
  const { unique_id: id, ...fields } = item;
  const publicId = asText(id);
  if (publicId === undefined) return no({ field: "unique_id", message: "unique_id is required." });
  const read = readEdit(fields);
  return read.ok ? { ok: true, edit: { publicId, edits: read.edits } } : read;
}

function no(problem: EditProblem): { ok: false; problem: EditProblem } {
  return { ok: false, problem };
}

const editableNames = Object.keys(editSchema.shape).join(", ");

function editsOf(fields: z.output<typeof editSchema>): Edits {
  const { is_pinned: pinned, blurred: privacyFlag, custom_identifier: customId } = fields;
  const { positive_feedback: positiveFeedback, note, metadata } = fields;
  const all: Edits = { pinned, privacyFlag, positiveFeedback, customId, note, metadata };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function metadataText(value: unknown): string {
  if (typeof value === "string") return cleanText(unquoted(value));
  return typeof value === "object" ? cleanText(JSON.stringify(value)) : String(value);
}

function metadataProblem(value: Record<string, unknown>): string | null {
  const entries = Object.entries(value);
  if (entries.length > limits.metadataKeys) return `metadata may have ${limits.metadataKeys} keys.`;
  for (const [key, one] of entries) {
    if (key === "" || key.length > limits.metadataKeyLength)
      return `metadata: a key has 1 to ${limits.metadataKeyLength} characters.`;
    if (measure(one).depth > limits.depth)
      return `metadata.${key} is nested deeper than ${limits.depth} levels.`;
    if (one !== null && Buffer.byteLength(metadataText(one)) > limits.metadataValueBytes) {
      return `metadata.${key} is longer than ${limits.metadataValueBytes} bytes.`;
    }
  }
  return null;
}
