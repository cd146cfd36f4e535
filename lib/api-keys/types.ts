import type { KeyScope, Side } from "@/db/enums";

export type ApiKeyStatus = "active" | "expired" | "revoked";

/** A key as Settings lists it; times are ISO 8601. */
export type ApiKey = {
  id: number;
  name: string;
  prefix: string;
  side: Side;
  scopes: KeyScope[];
  rateLimitPerMinute: number | null;
  /** A member's name, or who else made it ("launcher"). */
  createdBy: string | null;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
  status: ApiKeyStatus;
};
