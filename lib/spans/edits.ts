import type { NewSpan } from "./new-span";

/**
 * What people and PATCH requests said of a span after it was sent. An absent field was not said; null takes a value
 * away. Kept beside the facts and laid over them after every merge, so that no part that comes later undoes an edit.
 * Source: docs/rules.md, "Editing".
 */
export type Edits = {
  pinned?: boolean;
  /** `blurred` on the wire. */
  privacyFlag?: boolean;
  positiveFeedback?: boolean | null;
  customId?: string | null;
  note?: string | null;
  /** By key; merged with what is there. */
  metadata?: Readonly<Record<string, string | null>>;
};

/** Facts as a span keeps them, and the edits they bear. */
type Facts = { span: NewSpan; ends: Readonly<Record<string, number>>; edits?: Edits };

const marks = ["pinned", "privacyFlag", "positiveFeedback"] as const;

/** Two people's edits of one span: of one field, and of one metadata key, the later counts. */
export function laterEdits(earlier: Edits | undefined, later: Edits | undefined): Edits | undefined {
  if (!earlier || !later) return later ?? earlier;
  const metadata = { ...earlier.metadata, ...later.metadata };
  return { ...earlier, ...later, ...(Object.keys(metadata).length > 0 ? { metadata } : {}) };
}

/** The facts with edits laid over them. What was sent of an edited fact is forgotten, and with it when that was. Pure. */
export function withEdits({ span: sent, ends: sentEnds, edits: before }: Facts, made: Edits): Facts {
  const edits = laterEdits(before, made) ?? made;
  const span: NewSpan = { ...sent };
  const ends = { ...sentEnds };
  for (const mark of marks) {
    if (edits[mark] === undefined) continue;
    Object.assign(span, { [mark]: edits[mark] });
    delete ends[`span.${mark}`];
  }
  if (edits.customId !== undefined) {
    if (edits.customId === null) delete span.customId;
    else span.customId = edits.customId;
    delete ends["span.customId"];
  }
  for (const [section, keepsValues] of [
    ["metadata", true],
    ["attributes", false],
  ] as const) {
    const map = editedMap(sent[section], edits.metadata, keepsValues);
    if (map) span[section] = map;
    else delete span[section];
    for (const key of Object.keys(edits.metadata ?? {})) delete ends[`${section}.${key}`];
  }
  if (edits.note !== undefined) {
    const { extras: { note: _, ...others } = {}, ...texts } = sent.content ?? {};
    const extras = edits.note === null ? others : { ...others, note: edits.note };
    span.content = { ...texts, ...(Object.keys(extras).length > 0 ? { extras } : {}) };
    if (Object.keys(span.content).length === 0) delete span.content;
    delete ends["extras.note"];
  }
  return { span, ends, edits };
}

/** A span's own metadata takes an edited key, its unpromoted attributes give it up. Undefined when nothing is left. */
export function editedMap(
  map: Readonly<Record<string, string>> | undefined,
  edits: Edits["metadata"],
  keepsValues = true,
): Record<string, string> | undefined {
  if (!edits) return map;
  const edited = new Map(Object.entries(map ?? {}));
  for (const [key, value] of Object.entries(edits)) {
    if (value === null || !keepsValues) edited.delete(key);
    else edited.set(key, value);
  }
  return edited.size > 0 ? Object.fromEntries(edited) : undefined;
}
