import type { Role } from "@/db/enums";

export type Organization = { id: number; publicId: string; name: string; isDemo: boolean };

/** Someone's membership as Settings lists it; `since` is ISO 8601. */
export type MemberRow = { userId: string; name: string; email: string; role: Role; since: string };
