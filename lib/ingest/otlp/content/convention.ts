import type { LogType } from "@/db/enums";
import type { Attributes } from "../attributes";
import type { OtlpSpan } from "../model";

/** What a convention found; absent parts are left to the next one. */
export type ParsedContent = { input?: string; output?: string; extras?: Record<string, unknown> };

/** One way of putting inputs and outputs into attributes. */
export type Convention = {
  canHandle: (attributes: Attributes, span: OtlpSpan) => boolean;
  parse: (attributes: Attributes, span: OtlpSpan, logType: LogType) => ParsedContent;
};

/** The fields that say something. */
export function compact(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}
