import type { PriceRule, Status } from "@/db/enums";

/** What a door answers of a span that is now in the database. Instants are ISO 8601 UTC. */
export type StoredSpan = {
  id: string;
  publicId: string;
  /** As sent. */
  traceId: string;
  spanId: string;
  /** No span of this trace was known before. */
  traceIsNew: boolean;
  environment: string;
  customer: string | null;
  model: string | null;
  costNanos: number | null;
  priceRule: PriceRule | null;
  statusCode: number;
  status: Status;
  startTime: string;
  endTime: string;
  latencyMs: number;
  ttftMs: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  cacheReadTokens: number | null;
  cacheWriteTokens: number | null;
};

/**
 * The fate of one sent span: committed, or refused with the field and the limit it broke. `dropped` says why a span was
 * taken without being stored: sending it again would not help.
 */
export type ItemOutcome =
  | { ok: true; span: StoredSpan; dropped?: string }
  | { ok: false; field: string; message: string };

/** The store cannot write at the moment; nothing of the request was acknowledged and the client should retry. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}
